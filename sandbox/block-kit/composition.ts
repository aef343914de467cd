import {
  boolean,
  either,
  isRecord,
  list,
  type ObjectRule,
  object,
  oneOf,
  pattern,
  type Rule,
  string,
} from './rules.js';
import { type Survey, tell } from './survey.js';
import { anyText, plainText, wordsOf } from './text.js';

/** Composition objects: https://docs.slack.dev/reference/block-kit/composition-objects */

export const url = (max = 3000): Rule => pattern(/^[a-z][a-z0-9+.-]*:\S+$/i, 'url', max);
export const httpsUrl = (max = 3000): Rule => pattern(/^https:\/\/\S+$/i, 'https url', max);
export const style = oneOf('primary', 'danger');

export const confirm = object(
  { text: anyText(300) },
  { title: plainText(100), confirm: plainText(30), deny: plainText(30), style },
);

export const dispatchConfig = object(
  {},
  { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1, max: 2 }) },
);

export const conversationFilter = object(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { min: 1 }),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
  (filter, at, survey) => {
    if (Object.keys(filter).length === 0) tell(survey, at, 'must provide at least 1 properties');
  },
);

const slackFile = object({}, { id: string(), url: url() }, either('id', 'url'));
/** Two ways to reference an image, and the rule that exactly one is used. */
export const imageSource = { image_url: url(), slack_file: slackFile };
export const oneImageSource = either('image_url', 'slack_file');

const value = string(150);
/** An option of a select menu; plain text only. */
export const menuOption = object({ text: plainText(75), value }, { description: plainText(75) });
/** An option of an overflow menu; the only kind that may open a link. */
export const linkOption = object({ text: plainText(75), value }, { description: plainText(75), url: url() });
/** An option of checkboxes or radio buttons; may be formatted. */
export const choiceOption = object({ text: anyText(75), value }, { description: anyText(75) });

export const optionGroup = object({
  label: plainText(75),
  options: list(menuOption, { min: 1, max: 100 }),
});

/** Option values are unique within an element, across groups, and each initial option is one of the options. */
export const optionsAgree: ObjectRule = (element, at, survey) => {
  const seen = new Map<string, string>();
  forEachOption(element, at, (option, where) => {
    if (seen.has(String(option.value)))
      tell(survey, `${where}/value`, `\`value\` "${option.value}" already exists`);
    seen.set(String(option.value), faceOf(option));
  });
  if (element.initial_option !== undefined)
    mustBeKnown(element.initial_option, `${at}/initial_option`, seen, survey);
  if (!Array.isArray(element.initial_options)) return;
  for (const [index, option] of element.initial_options.entries())
    mustBeKnown(option, `${at}/initial_options/${index}`, seen, survey);
};

type SeeOption = (option: Record<string, unknown>, at: string) => void;

function forEachOption(holder: Record<string, unknown>, at: string, see: SeeOption): void {
  for (const name of ['options', 'option_groups']) {
    const members = holder[name];
    if (!Array.isArray(members)) continue;
    for (const [index, member] of members.entries()) {
      if (!isRecord(member)) continue;
      if (name === 'options') see(member, `${at}/options/${index}`);
      else forEachOption(member, `${at}/option_groups/${index}`, see);
    }
  }
}

function mustBeKnown(option: unknown, at: string, seen: Map<string, string>, survey: Survey): void {
  if (!isRecord(option)) return;
  if (seen.get(String(option.value)) !== faceOf(option))
    tell(survey, at, 'must match exactly one of the provided options');
}

/** The visible part of an option. Slack treats options that look the same as equal. */
function faceOf(option: Record<string, unknown>): string {
  return `${wordsOf(option.text)}\n${wordsOf(option.description)}`;
}
