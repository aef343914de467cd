import { confirm, dispatchConfig } from './composition.js';
import { boolean, type Rule, string } from './rules.js';
import { plainText } from './text.js';

/** Fields shared by many elements. */
const focus: Rule = (value, at, survey) => {
  boolean(value, at, survey);
  if (value === true) survey.focused.push(at);
};

/** Fields of every interactive element. */
export const action = { action_id: string(255) };
/** Fields of elements to press or open. */
export const pressed = { ...action, confirm };
/** Fields of elements to pick from. */
export const picked = { ...pressed, focus_on_load: focus };
/** Fields of elements with a list or calendar to pick from. */
export const selected = { ...picked, placeholder: plainText(150) };
/** Fields of text inputs. */
export const written = {
  ...action,
  focus_on_load: focus,
  placeholder: plainText(150),
  dispatch_action_config: dispatchConfig,
};
