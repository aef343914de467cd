import { describe, expect, it } from 'vitest';
import { inMessage, inModal } from './refusals.js';
import { actions, button, input, long, many, mrkdwn, option, plain, textInput } from './samples.js';

const options = [option('sev1'), option('sev2')];
const select = (more: object = {}) => ({ type: 'static_select', options, ...more });
const workflow = { trigger: { url: 'https://slack.com/shortcuts/Ft1' } };

/** Each element in a valid place. */
const lawful: Record<string, object> = {
  button: actions(
    button({ style: 'danger', value: '42', url: 'https://example.com', accessibility_label: 'x' }),
  ),
  workflow_button: actions({ type: 'workflow_button', text: plain('Run'), workflow }),
  static_select: actions(select({ initial_option: option('sev2'), placeholder: plain('Severity') })),
  'static_select in groups': actions({
    type: 'static_select',
    option_groups: [{ label: plain('Open'), options }],
    initial_option: option('sev1'),
  }),
  external_select: actions({ type: 'external_select', min_query_length: 0, initial_option: option('x') }),
  users_select: actions({ type: 'users_select', initial_user: 'U1' }),
  channels_select: actions({ type: 'channels_select', initial_channel: 'C1' }),
  conversations_select: actions({
    type: 'conversations_select',
    default_to_current_conversation: true,
    filter: { include: ['public'], exclude_bot_users: true },
  }),
  multi_static_select: input({
    type: 'multi_static_select',
    options,
    initial_options: [option('sev1')],
    max_selected_items: 2,
  }),
  multi_external_select: input({ type: 'multi_external_select', min_query_length: 2 }),
  multi_users_select: input({ type: 'multi_users_select', initial_users: ['U1', 'U2'] }),
  multi_channels_select: input({ type: 'multi_channels_select', initial_channels: ['C1'] }),
  multi_conversations_select: input({ type: 'multi_conversations_select', initial_conversations: ['C1'] }),
  overflow: actions({ type: 'overflow', options: [{ ...option('a'), url: 'https://example.com' }] }),
  checkboxes: input({
    type: 'checkboxes',
    options: [{ text: mrkdwn('*Private*'), value: 'private', description: mrkdwn('members only') }],
  }),
  radio_buttons: input({ type: 'radio_buttons', options, initial_option: option('sev1') }),
  datepicker: input({ type: 'datepicker', initial_date: '2026-11-23', placeholder: plain('Time') }),
  timepicker: input({ type: 'timepicker', initial_time: '14:02', timezone: 'Europe/Berlin' }),
  datetimepicker: input({ type: 'datetimepicker', initial_date_time: 1_795_440_720 }),
  plain_text_input: input(
    textInput({ initial_value: '', multiline: true, min_length: 0, max_length: 3000, focus_on_load: true }),
  ),
  email_text_input: input({ type: 'email_text_input', placeholder: plain('you@example.com') }),
  url_text_input: input({
    type: 'url_text_input',
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
  }),
  number_input: input({
    type: 'number_input',
    is_decimal_allowed: true,
    min_value: '-1.5',
    max_value: '10',
    initial_value: '2',
  }),
  rich_text_input: input({
    type: 'rich_text_input',
    initial_value: { type: 'rich_text', elements: [] },
    max_lines: 8,
  }),
  file_input: input({ type: 'file_input', filetypes: ['png'], max_files: 3 }),
};

describe('an element', () => {
  it.each(Object.entries(lawful))('of type %s is accepted', (_, block) => {
    expect(inModal(block)).toEqual([]);
  });
});

const confirm = {
  title: plain('Sure?'),
  text: mrkdwn('It closes.'),
  confirm: plain('Close'),
  deny: plain('Keep'),
};
const at = '/blocks/0/elements/0';
const refused: [rule: string, element: object, sentence: string][] = [
  [
    'a button has 75 characters',
    button({ text: plain(long(76)) }),
    `must be less than 76 characters at ${at}/text/text`,
  ],
  ['a button is plain text', button({ text: mrkdwn('x') }), `unsupported type: mrkdwn at ${at}/text/type`],
  [
    'a button has a value of 2,000 characters',
    button({ value: long(2001) }),
    `must be less than 2001 characters at ${at}/value`,
  ],
  [
    'a button is primary or danger',
    button({ style: 'default' }),
    `must be a valid enum value at ${at}/style`,
  ],
  [
    'a button has an address of 3,000 characters',
    button({ url: `https://e.com/${long(3000)}` }),
    `must be less than 3001 characters at ${at}/url`,
  ],
  [
    'an action_id has 255 characters',
    button({ action_id: long(256) }),
    `must be less than 256 characters at ${at}/action_id`,
  ],
  ['an action_id is a string', button({ action_id: 7 }), `must provide a string at ${at}/action_id`],
  [
    'a block_id stands on blocks',
    button({ block_id: 'x' }),
    `invalid additional property: block_id at ${at}`,
  ],
  [
    'a confirmation has a text',
    button({ confirm: { title: plain('x') } }),
    `missing required field: text at ${at}/confirm`,
  ],
  [
    'a confirmation has a title of 100 characters',
    button({ confirm: { ...confirm, title: plain(long(101)) } }),
    `must be less than 101 characters at ${at}/confirm/title/text`,
  ],
  [
    'a confirmation has a text of 300 characters',
    button({ confirm: { ...confirm, text: plain(long(301)) } }),
    `must be less than 301 characters at ${at}/confirm/text/text`,
  ],
  [
    'a confirmation has buttons of 30 characters',
    button({ confirm: { ...confirm, deny: plain(long(31)) } }),
    `must be less than 31 characters at ${at}/confirm/deny/text`,
  ],
  [
    'a select offers options or groups',
    { type: 'static_select' },
    `must define either \`options\` or \`option_groups\` at ${at}`,
  ],
  [
    'a select does not offer both',
    select({ option_groups: [{ label: plain('x'), options: [option('y')] }] }),
    `must define either \`options\` or \`option_groups\` at ${at}`,
  ],
  [
    'a select offers 100 options',
    select({ options: many(101, (n) => option(`${n}`)) }),
    `no more than 100 items allowed at ${at}/options`,
  ],
  [
    'a select offers at least one option',
    select({ options: [] }),
    `must provide at least 1 items at ${at}/options`,
  ],
  [
    'an option has 75 characters',
    select({ options: [option('x', long(76))] }),
    `must be less than 76 characters at ${at}/options/0/text/text`,
  ],
  [
    'an option has a value of 150 characters',
    select({ options: [option(long(151), 'x')] }),
    `must be less than 151 characters at ${at}/options/0/value`,
  ],
  [
    'an option has a description of 75 characters',
    select({ options: [{ ...option('x'), description: plain(long(76)) }] }),
    `must be less than 76 characters at ${at}/options/0/description/text`,
  ],
  [
    'an option of a menu is plain text',
    select({ options: [{ text: mrkdwn('x'), value: 'x' }] }),
    `unsupported type: mrkdwn at ${at}/options/0/text/type`,
  ],
  [
    'an option of a menu opens no link',
    select({ options: [{ ...option('x'), url: 'https://e.com' }] }),
    `invalid additional property: url at ${at}/options/0`,
  ],
  [
    'options differ in their value',
    select({ options: [option('x'), option('x', 'y')] }),
    `\`value\` "x" already exists at ${at}/options/1/value`,
  ],
  [
    'what is chosen at first is one of the options',
    select({ initial_option: option('sev3') }),
    `must match exactly one of the provided options at ${at}/initial_option`,
  ],
  [
    'what is chosen at first reads like the option',
    select({ initial_option: option('sev1', 'Severity 1') }),
    `must match exactly one of the provided options at ${at}/initial_option`,
  ],
  [
    'a choice of nothing is left out',
    select({ initial_option: null }),
    `must provide an object at ${at}/initial_option`,
  ],
  [
    'a placeholder has 150 characters',
    select({ placeholder: plain(long(151)) }),
    `must be less than 151 characters at ${at}/placeholder/text`,
  ],
  [
    'a group has a label of 75 characters',
    { type: 'static_select', option_groups: [{ label: plain(long(76)), options }] },
    `must be less than 76 characters at ${at}/option_groups/0/label/text`,
  ],
  [
    'an overflow has five options',
    { type: 'overflow', options: many(6, (n) => option(`${n}`)) },
    `no more than 5 items allowed at ${at}/options`,
  ],
  [
    'checkboxes are at most ten',
    { type: 'checkboxes', options: many(11, (n) => option(`${n}`)) },
    `no more than 10 items allowed at ${at}/options`,
  ],
  [
    'a checked box is one of the boxes',
    { type: 'checkboxes', options, initial_options: [option('x')] },
    `must match exactly one of the provided options at ${at}/initial_options/0`,
  ],
  [
    'radio buttons are at most ten',
    { type: 'radio_buttons', options: many(11, (n) => option(`${n}`)) },
    `no more than 10 items allowed at ${at}/options`,
  ],
  [
    'a filter filters',
    { type: 'conversations_select', filter: {} },
    `must provide at least 1 properties at ${at}/filter`,
  ],
  [
    'a filter knows four kinds',
    { type: 'conversations_select', filter: { include: ['secret'] } },
    `must be a valid enum value at ${at}/filter/include/0`,
  ],
  [
    'a date is year, month and day',
    { type: 'datepicker', initial_date: '23.11.2026' },
    `input must be a valid: date at ${at}/initial_date`,
  ],
  [
    'a time is on the 24-hour clock',
    { type: 'timepicker', initial_time: '2pm' },
    `input must be a valid: time at ${at}/initial_time`,
  ],
  [
    'a moment is in seconds',
    { type: 'datetimepicker', initial_date_time: 1_795_440_720_000 },
    `must be less than 10000000000 at ${at}/initial_date_time`,
  ],
];

describe('Slack requires that', () => {
  it.each(refused)('%s', (_, element, sentence) => {
    expect(inMessage(actions(element))).toEqual([sentence]);
  });

  it.each([
    [
      'a text input starts with 3,000 characters',
      textInput({ initial_value: long(3001) }),
      'must be less than 3001 characters at /view/blocks/0/element/initial_value',
    ],
    [
      'a text input asks for 3,000 characters',
      textInput({ max_length: 3001 }),
      'must be less than 3001 at /view/blocks/0/element/max_length',
    ],
    [
      'the least is not more than the most',
      textInput({ min_length: 9, max_length: 3 }),
      '`min_length` must not be greater than `max_length` at /view/blocks/0/element/min_length',
    ],
    [
      'a number input says whether it takes fractions',
      { type: 'number_input' },
      'missing required field: is_decimal_allowed at /view/blocks/0/element',
    ],
    [
      'a number is written as a string',
      { type: 'number_input', is_decimal_allowed: false, min_value: 1 },
      'must provide a string at /view/blocks/0/element/min_value',
    ],
    [
      'an input dispatches on enter or on a character',
      textInput({ dispatch_action_config: { trigger_actions_on: ['on_blur'] } }),
      'must be a valid enum value at /view/blocks/0/element/dispatch_action_config/trigger_actions_on/0',
    ],
    [
      'a file input takes ten files',
      { type: 'file_input', max_files: 11 },
      'must be less than 11 at /view/blocks/0/element/max_files',
    ],
  ])('%s', (_, element, sentence) => {
    expect(inModal(input(element))).toEqual([sentence]);
  });

  it('a file input dispatches no action', () => {
    expect(inModal(input({ type: 'file_input' }, { dispatch_action: true }))).toEqual([
      'unsupported type: file_input at /view/blocks/0/element/type',
    ]);
  });
});
