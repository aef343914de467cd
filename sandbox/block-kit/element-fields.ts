import { confirm, dispatchConfig } from './composition.js';
import { boolean, type Rule, string } from './rules.js';
import { plainText } from './text.js';

/** Fields that many elements share. */
const focus: Rule = (value, at, survey) => {
  boolean(value, at, survey);
  if (value === true) survey.focused.push(at);
};

/** Every interactive element. */
export const action = { action_id: string(255) };
/** Elements that one presses or opens. */
export const pressed = { ...action, confirm };
/** Elements in which one picks something. */
export const picked = { ...pressed, focus_on_load: focus };
/** Elements in which one picks something out of a list or calendar. */
export const selected = { ...picked, placeholder: plainText(150) };
/** Elements in which one writes. */
export const written = {
  ...action,
  focus_on_load: focus,
  placeholder: plainText(150),
  dispatch_action_config: dispatchConfig,
};
