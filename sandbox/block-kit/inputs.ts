import { choiceOption, optionsAgree } from './composition.js';
import { action, picked, selected, written } from './element-fields.js';
import { richTextBlock } from './rich-text.js';
import { boolean, integer, list, type ObjectRule, pattern, type Rule, string, typed } from './rules.js';
import { tell } from './survey.js';

/** Input elements: https://docs.slack.dev/reference/block-kit/block-elements */
const choices = list(choiceOption, { min: 1, max: 10 });
const decimal = pattern(/^-?\d+(\.\d+)?$/, 'number');
const text = { initial_value: string(3000, 0) };

function inOrder(low: string, high: string): ObjectRule {
  return (element, at, survey) => {
    if (element[low] === undefined || element[high] === undefined) return;
    if (Number(element[low]) > Number(element[high]))
      tell(survey, `${at}/${low}`, `\`${low}\` must not be greater than \`${high}\``);
  };
}

export const pickers = {
  checkboxes: typed({ options: choices }, { ...picked, initial_options: choices }, optionsAgree),
  radio_buttons: typed({ options: choices }, { ...picked, initial_option: choiceOption }, optionsAgree),
  datepicker: typed({}, { ...selected, initial_date: pattern(/^\d{4}-[01]\d-[0-3]\d$/, 'date') }),
  timepicker: typed(
    {},
    { ...selected, initial_time: pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'time'), timezone: string() },
  ),
};

/** A date and time is Unix seconds, with ten digits. */
export const dateTimePicker = {
  datetimepicker: typed({}, { ...picked, initial_date_time: integer(1_000_000_000, 9_999_999_999) }),
};

export const richTextInput = {
  rich_text_input: typed(
    {},
    { ...written, initial_value: richTextBlock, min_lines: integer(1, 100), max_lines: integer(1, 100) },
  ),
};

export const textInputs = {
  plain_text_input: typed(
    {},
    {
      ...written,
      ...text,
      multiline: boolean,
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
    },
    inOrder('min_length', 'max_length'),
  ),
  email_text_input: typed({}, { ...written, ...text }),
  url_text_input: typed({}, { ...written, ...text }),
  number_input: typed(
    { is_decimal_allowed: boolean },
    { ...written, initial_value: decimal, min_value: decimal, max_value: decimal },
    inOrder('min_value', 'max_value'),
  ),
};

const anywhere = typed({}, { ...action, filetypes: list(string(), { min: 1 }), max_files: integer(1, 10) });
const inModals: Rule = (value, at, survey) => {
  if (survey.surface === 'modal') anywhere(value, at, survey);
  else tell(survey, `${at}/type`, 'unsupported type: file_input');
};
/** File inputs are allowed only in modals. */
export const fileInput = { file_input: inModals };
