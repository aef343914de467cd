import { buttons, contextButtons, overflow } from './buttons.js';
import { imageSource, oneImageSource } from './composition.js';
import { dateTimePicker, fileInput, pickers, richTextInput, textInputs } from './inputs.js';
import { string, typed } from './rules.js';
import { selects } from './selects.js';

/** Elements allowed in each place, by type: https://docs.slack.dev/reference/block-kit/blocks. */
export const imageElement = { image: typed({ alt_text: string(2000) }, imageSource, oneImageSource) };
export const cardElements = buttons;
export const contextActionsElements = contextButtons;
export const actionsElements = {
  ...buttons,
  ...selects,
  ...pickers,
  ...dateTimePicker,
  ...overflow,
  ...richTextInput,
};
export const accessoryElements = { ...buttons, ...selects, ...pickers, ...overflow, ...imageElement };
export const inputElements = {
  ...selects,
  ...pickers,
  ...dateTimePicker,
  ...textInputs,
  ...richTextInput,
  ...fileInput,
};
