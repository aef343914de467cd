import {
  choiceOption,
  confirm,
  conversationFilter,
  dispatchConfig,
  imageSource,
  linkOption,
  menuOption,
  oneImageSource,
  optionGroup,
  optionsAgree,
  style,
  url,
} from './composition.js';
import { richTextBlock } from './rich-text.js';
import {
  boolean,
  either,
  type Fields,
  integer,
  list,
  type ObjectRule,
  object,
  pattern,
  type Rule,
  string,
  typed,
} from './rules.js';
import { tell } from './survey.js';
import { plainText } from './text.js';

/** Elements: https://docs.slack.dev/reference/block-kit/block-elements and the types of @slack/types 3. */

const focus: Rule = (value, at, survey) => {
  boolean(value, at, survey);
  if (value === true) survey.focused.push(at);
};
const id = string();
const action = { action_id: string(255) };
const pressed = { ...action, confirm };
const picked = { ...pressed, focus_on_load: focus };
const filled = {
  ...action,
  focus_on_load: focus,
  placeholder: plainText(150),
  dispatch_action_config: dispatchConfig,
};
const selected = { ...picked, placeholder: plainText(150) };
const manySelected = { ...selected, max_selected_items: integer(1, 1000) };
const conversation = { default_to_current_conversation: boolean, filter: conversationFilter };
const queried = { min_query_length: integer(0, 1000) };
const menu = {
  options: list(menuOption, { min: 1, max: 100 }),
  option_groups: list(optionGroup, { min: 1, max: 100 }),
};
const eitherMenu = either('options', 'option_groups');
const choices = list(choiceOption, { min: 1, max: 10 });
const feedback = object({ text: plainText(75), value: string(2000) }, { accessibility_label: string(75) });
const label = { accessibility_label: string(75) };
const workflow = object({
  trigger: object(
    { url: url() },
    { customizable_input_parameters: list(object({ name: string(), value: string() })) },
  ),
});

/** `initial…`, in its singular or plural, where a select names what it starts with. */
const start = (name: string): Fields => ({ [`initial_${name}`]: id });
const starts = (name: string): Fields => ({ [`initial_${name}s`]: list(id, { min: 1 }) });
const response = { response_url_enabled: boolean };

const inOrder =
  (low: string, high: string): ObjectRule =>
  (element, at, survey) => {
    if (element[low] === undefined || element[high] === undefined) return;
    if (Number(element[low]) > Number(element[high]))
      tell(survey, `${at}/${low}`, `\`${low}\` must not be greater than \`${high}\``);
  };

const buttons = {
  button: typed({ text: plainText(75) }, { ...pressed, ...label, value: string(2000), url: url(), style }),
  workflow_button: typed({ text: plainText(75), workflow }, { ...pressed, ...label, style }),
};

const selects = {
  static_select: typed({}, { ...selected, ...menu, initial_option: menuOption }, eitherMenu, optionsAgree),
  external_select: typed({}, { ...selected, ...queried, initial_option: menuOption }),
  users_select: typed({}, { ...selected, ...start('user') }),
  conversations_select: typed({}, { ...selected, ...conversation, ...response, ...start('conversation') }),
  channels_select: typed({}, { ...selected, ...response, ...start('channel') }),
  multi_static_select: typed(
    {},
    { ...manySelected, ...menu, initial_options: list(menuOption, { min: 1, max: 100 }) },
    eitherMenu,
    optionsAgree,
  ),
  multi_external_select: typed(
    {},
    { ...manySelected, ...queried, initial_options: list(menuOption, { min: 1, max: 100 }) },
  ),
  multi_users_select: typed({}, { ...manySelected, ...starts('user') }),
  multi_conversations_select: typed({}, { ...manySelected, ...conversation, ...starts('conversation') }),
  multi_channels_select: typed({}, { ...manySelected, ...starts('channel') }),
};

const pickers = {
  checkboxes: typed({ options: choices }, { ...picked, initial_options: choices }, optionsAgree),
  radio_buttons: typed({ options: choices }, { ...picked, initial_option: choiceOption }, optionsAgree),
  datepicker: typed({}, { ...selected, initial_date: pattern(/^\d{4}-[01]\d-[0-3]\d$/, 'date') }),
  timepicker: typed(
    {},
    { ...selected, initial_time: pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'time'), timezone: id },
  ),
};

const dateTime = {
  datetimepicker: typed({}, { ...picked, initial_date_time: integer(1_000_000_000, 9_999_999_999) }),
};
const overflow = {
  overflow: typed({ options: list(linkOption, { min: 1, max: 5 }) }, pressed, optionsAgree),
};
const image = {
  image: typed({ alt_text: string(2000) }, imageSource, oneImageSource),
};
const richInput = {
  rich_text_input: typed(
    {},
    { ...filled, initial_value: richTextBlock, min_lines: integer(1, 100), max_lines: integer(1, 100) },
  ),
};

const decimal = pattern(/^-?\d+(\.\d+)?$/, 'number');
const written = {
  plain_text_input: typed(
    {},
    {
      ...filled,
      initial_value: string(3000, 0),
      multiline: boolean,
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
    },
    inOrder('min_length', 'max_length'),
  ),
  email_text_input: typed({}, { ...filled, initial_value: string(3000, 0) }),
  url_text_input: typed({}, { ...filled, initial_value: string(3000, 0) }),
  number_input: typed(
    { is_decimal_allowed: boolean },
    { ...filled, initial_value: decimal, min_value: decimal, max_value: decimal },
    inOrder('min_value', 'max_value'),
  ),
};

/** A file can be asked for in a modal only. */
const fileInput = typed({}, { ...action, filetypes: list(string(), { min: 1 }), max_files: integer(1, 10) });
const modalFileInput: Rule = (value, at, survey) => {
  if (survey.surface === 'modal') fileInput(value, at, survey);
  else tell(survey, `${at}/type`, 'unsupported type: file_input');
};

/** What may stand in each place, by type. */
export const imageElement = image;
export const buttonElement = buttons;
export const actionsElements = {
  ...buttons,
  ...selects,
  ...pickers,
  ...dateTime,
  ...overflow,
  ...richInput,
};
export const accessoryElements = { ...buttons, ...selects, ...pickers, ...overflow, ...image };
export const inputElements = {
  ...selects,
  ...pickers,
  ...dateTime,
  ...written,
  ...richInput,
  file_input: modalFileInput,
};
export const contextActionsElements = {
  feedback_buttons: typed({ positive_button: feedback, negative_button: feedback }, action),
  icon_button: typed(
    { icon: string(), text: plainText(75) },
    { ...pressed, ...label, value: string(2000), visible_to_user_ids: list(id) },
  ),
};
