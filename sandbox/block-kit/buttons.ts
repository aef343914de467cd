import { linkOption, optionsAgree, style, url } from './composition.js';
import { action, pressed } from './element-fields.js';
import { list, object, string, typed } from './rules.js';
import { plainText } from './text.js';

/** Elements to press: https://docs.slack.dev/reference/block-kit/block-elements/button-element and others. */
const label = { accessibility_label: string(75) };
const value = string(2000);
const workflow = object({
  trigger: object(
    { url: url() },
    { customizable_input_parameters: list(object({ name: string(), value: string() })) },
  ),
});
const feedback = object({ text: plainText(75), value }, label);

export const buttons = {
  button: typed({ text: plainText(75) }, { ...pressed, ...label, value, url: url(), style }),
  workflow_button: typed({ text: plainText(75), workflow }, { ...pressed, ...label, style }),
};

export const overflow = {
  overflow: typed({ options: list(linkOption, { min: 1, max: 5 }) }, pressed, optionsAgree),
};

export const contextButtons = {
  feedback_buttons: typed({ positive_button: feedback, negative_button: feedback }, action),
  icon_button: typed(
    { icon: string(), text: plainText(75) },
    { ...pressed, ...label, value, visible_to_user_ids: list(string()) },
  ),
};
