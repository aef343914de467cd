import { describe, expect, it } from 'vitest';
import { inHome, inMessage, inModal } from './refusals.js';
import {
  actions,
  button,
  input,
  long,
  many,
  mrkdwn,
  plain,
  richSection,
  richText,
  section,
  textInput,
} from './samples.js';

const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'error rate' };
const cell = (text: string) => ({ type: 'raw_text', text });
const card = { type: 'card', title: mrkdwn('INC-42'), actions: [button()] };
const task = { type: 'task_card', task_id: 't1', title: 'Read the logs', status: 'complete' };
const words = richText(richSection({ type: 'text', text: 'hello' }));

const lawful = {
  actions: actions(button()),
  alert: { type: 'alert', text: plain('The provider is down'), level: 'warning' },
  card,
  carousel: { type: 'carousel', elements: [card] },
  container: { type: 'container', title: plain('Two records'), child_blocks: [section()] },
  context: { type: 'context', elements: [mrkdwn('14:20'), plain('Dana'), image] },
  context_actions: {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'useful',
        positive_button: { text: plain('Good'), value: 'yes' },
        negative_button: { text: plain('Bad'), value: 'no' },
      },
      { type: 'icon_button', action_id: 'drop', icon: 'trash', text: plain('Delete') },
    ],
  },
  data_table: {
    type: 'data_table',
    caption: 'Open incidents',
    rows: [[cell('Name')], [{ type: 'raw_number', value: 3, text: '3' }]],
  },
  data_visualization: {
    type: 'data_visualization',
    title: 'Errors',
    chart: {
      type: 'bar',
      series: [{ name: 'EU', data: [{ label: 'Mon', value: 4 }] }],
      axis_config: { categories: ['Mon'] },
    },
  },
  divider: { type: 'divider' },
  file: { type: 'file', source: 'remote', external_id: 'F1' },
  header: { type: 'header', text: plain('INC-42'), level: 2 },
  image: { ...image, title: plain('Error rate') },
  input: input(textInput()),
  markdown: { type: 'markdown', text: '# INC-42' },
  plan: { type: 'plan', title: 'Diagnosis', tasks: [{ ...task, status: 'pending' }] },
  rich_text: words,
  section: section({ accessory: button(), fields: [mrkdwn('*Commander*'), plain('Dana')], expand: true }),
  table: {
    type: 'table',
    rows: [
      [cell('Name'), cell('Age')],
      [words, { type: 'raw_number', value: 3, text: '3 days' }],
    ],
    column_settings: [null, { align: 'right', is_wrapped: true }],
  },
  task_card: task,
  video: {
    type: 'video',
    title: plain('Walkthrough'),
    alt_text: 'A walkthrough',
    thumbnail_url: 'https://example.com/t.png',
    video_url: 'https://example.com/v',
  },
};

/** Slack's own table of surfaces, except `table`, which we exclude from Home. */
const everywhere = 'actions card context divider header image input rich_text section video'.split(' ');
const taken = {
  message: [
    ...everywhere,
    ...'carousel container context_actions data_table data_visualization file markdown plan table task_card'.split(
      ' ',
    ),
  ],
  modal: [...everywhere, 'alert'],
  home: [...everywhere, 'carousel', 'container', 'data_table'],
};

describe('a block', () => {
  for (const [type, block] of Object.entries(lawful)) {
    it(`of type ${type} is accepted where Slack accepts it and refused everywhere else`, () => {
      const refused = [`unsupported type: ${type} at`];
      const verdict = (said: string[]) => said.map((line) => line.replace(/ at .*/, ' at'));
      expect(verdict(inMessage(block))).toEqual(taken.message.includes(type) ? [] : refused);
      expect(verdict(inModal(block))).toEqual(taken.modal.includes(type) ? [] : refused);
      expect(verdict(inHome(block))).toEqual(taken.home.includes(type) ? [] : refused);
    });
  }

  it('must be an object of a known type', () => {
    expect(inMessage('hello')).toEqual(['must provide an object at /blocks/0']);
    expect(inMessage({ text: plain('hello') })).toEqual(['missing required field: type at /blocks/0']);
    expect(inMessage({ type: 'sektion' })).toEqual(['unsupported type: sektion at /blocks/0/type']);
  });

  it('may have no unknown fields', () => {
    expect(inMessage({ type: 'divider', color: 'red' })).toEqual([
      'invalid additional property: color at /blocks/0',
    ]);
  });

  it('treats a field that is undefined as absent, as JSON does', () => {
    expect(inMessage(section({ block_id: undefined, accessory: undefined }))).toEqual([]);
  });

  it('has a block_id of at most 255 characters', () => {
    expect(inMessage({ type: 'divider', block_id: long(255) })).toEqual([]);
    expect(inMessage({ type: 'divider', block_id: long(256) })).toEqual([
      'must be less than 256 characters at /blocks/0/block_id',
    ]);
  });
});

/** Every rejected block, with its error message. */
const refused: [rule: string, block: object, sentence: string][] = [
  [
    'a section says something',
    { type: 'section' },
    'must define either `text` or `fields` at /blocks/0/type',
  ],
  [
    'a section has 3,000 characters',
    section({ text: mrkdwn(long(3001)) }),
    'must be less than 3001 characters at /blocks/0/text/text',
  ],
  [
    'a section has ten fields',
    section({ fields: many(11, () => mrkdwn('x')) }),
    'no more than 10 items allowed at /blocks/0/fields',
  ],
  [
    'a section has at least one field',
    section({ fields: [] }),
    'must provide at least 1 items at /blocks/0/fields',
  ],
  [
    'a field has 2,000 characters',
    section({ fields: [mrkdwn(long(2001))] }),
    'must be less than 2001 characters at /blocks/0/fields/0/text',
  ],
  ['a text object is an object', section({ text: 'hello' }), 'must provide an object at /blocks/0/text'],
  [
    'mrkdwn takes no emoji flag',
    section({ text: { ...mrkdwn('x'), emoji: true } }),
    'invalid additional property: emoji at /blocks/0/text',
  ],
  [
    'a section takes no datetimepicker',
    section({ accessory: { type: 'datetimepicker' } }),
    'unsupported type: datetimepicker at /blocks/0/accessory/type',
  ],
  [
    'a header is plain text',
    { type: 'header', text: mrkdwn('x') },
    'unsupported type: mrkdwn at /blocks/0/text/type',
  ],
  [
    'a header has 150 characters',
    { type: 'header', text: plain(long(151)) },
    'must be less than 151 characters at /blocks/0/text/text',
  ],
  ['a header has four levels', { ...lawful.header, level: 5 }, 'must be less than 5 at /blocks/0/level'],
  [
    'a context has something in it',
    { type: 'context', elements: [] },
    'must provide at least 1 items at /blocks/0/elements',
  ],
  [
    'a context has ten elements',
    { type: 'context', elements: many(11, () => mrkdwn('x')) },
    'no more than 10 items allowed at /blocks/0/elements',
  ],
  [
    'a context takes no button',
    { type: 'context', elements: [button()] },
    'unsupported type: button at /blocks/0/elements/0/type',
  ],
  ['actions are at least one', actions(), 'must provide at least 1 items at /blocks/0/elements'],
  [
    'actions are at most 25',
    actions(...many(26, (n) => button({ action_id: `a${n}` }))),
    'no more than 25 items allowed at /blocks/0/elements',
  ],
  [
    'actions take no text input',
    actions(textInput()),
    'unsupported type: plain_text_input at /blocks/0/elements/0/type',
  ],
  [
    'two actions of a block differ in their id',
    actions(button(), button()),
    '`action_id` "update" already exists at /blocks/0/elements/1/action_id',
  ],
  [
    'an image has a text for those who cannot see it',
    { type: 'image', image_url: 'https://example.com/a.png' },
    'missing required field: alt_text at /blocks/0',
  ],
  [
    'an image has one source',
    { ...image, slack_file: { id: 'F1' } },
    'must define either `image_url` or `slack_file` at /blocks/0',
  ],
  [
    'an image has an address of 3,000 characters',
    { ...image, image_url: `https://e.com/${long(3000)}` },
    'must be less than 3001 characters at /blocks/0/image_url',
  ],
  [
    'an address has a scheme',
    { ...image, image_url: 'example.com/a.png' },
    'input must be a valid: url at /blocks/0/image_url',
  ],
  [
    'a Slack file is named in one way',
    { type: 'image', alt_text: 'x', slack_file: {} },
    'must define either `id` or `url` at /blocks/0/slack_file',
  ],
  [
    'an input has a label',
    { type: 'input', element: textInput() },
    'missing required field: label at /blocks/0',
  ],
  ['an input takes no button', input(button()), 'unsupported type: button at /blocks/0/element/type'],
  [
    'a message takes no file input',
    input({ type: 'file_input' }),
    'unsupported type: file_input at /blocks/0/element/type',
  ],
  [
    'markdown has 12,000 characters',
    { type: 'markdown', text: long(12_001) },
    'must be less than 12001 characters at /blocks/0/text',
  ],
  [
    'a table has 100 rows',
    { type: 'table', rows: many(101, () => [cell('x')]) },
    'no more than 100 items allowed at /blocks/0/rows',
  ],
  [
    'a table has 20 columns',
    { type: 'table', rows: [many(21, () => cell('x'))] },
    'no more than 20 items allowed at /blocks/0/rows/0',
  ],
  [
    'a table has 10,000 characters',
    { type: 'table', rows: [[cell(long(10_001))]] },
    'must be less than 10001 characters at /blocks/0/rows',
  ],
  [
    'a cell is not empty',
    { type: 'table', rows: [[cell('')]] },
    'must be more than 0 characters at /blocks/0/rows/0/0/text',
  ],
  [
    'a column stands left, right or in the middle',
    { ...lawful.table, column_settings: [{ align: 'top' }] },
    'must be a valid enum value at /blocks/0/column_settings/0/align',
  ],
  [
    'a data table has a row under its heading',
    { ...lawful.data_table, rows: [[cell('x')]] },
    'must provide at least 2 items at /blocks/0/rows',
  ],
  [
    'the rows of a data table are of one length',
    { ...lawful.data_table, rows: [[cell('x')], [cell('x'), cell('y')]] },
    'all rows must have the same number of cells at /blocks/0/rows/1',
  ],
  [
    'the heading of a data table is not rich',
    { ...lawful.data_table, rows: [[words], [cell('x')]] },
    'unsupported type: rich_text at /blocks/0/rows/0/0/type',
  ],
  [
    'a plan has a bare title',
    { type: 'plan', title: plain('x') },
    'must provide a string at /blocks/0/title',
  ],
  [
    'a task of a plan has a known status',
    { type: 'plan', title: 'x', tasks: [{ ...task, status: 'done' }] },
    'must be a valid enum value at /blocks/0/tasks/0/status',
  ],
  [
    'a task on its own is not pending',
    { ...task, status: 'pending' },
    'must be a valid enum value at /blocks/0/status',
  ],
  [
    'a card says something',
    { type: 'card', subtitle: plain('x') },
    'must define at least one of `hero_image`, `title`, `actions` or `body` at /blocks/0/type',
  ],
  [
    'a card has one icon',
    { ...card, icon: image, slack_icon: { type: 'icon', name: 'bug' } },
    'must define either `icon` or `slack_icon` at /blocks/0/type',
  ],
  [
    'a card has three buttons',
    { ...card, actions: many(4, () => button()) },
    'no more than 3 items allowed at /blocks/0/actions',
  ],
  [
    'a carousel has ten cards',
    { type: 'carousel', elements: many(11, () => card) },
    'no more than 10 items allowed at /blocks/0/elements',
  ],
  [
    'a container is titled',
    { type: 'container', child_blocks: [section()] },
    'must define either `title` or `rich_text_title` at /blocks/0/type',
  ],
  [
    'a container holds no container',
    { ...lawful.container, child_blocks: [lawful.container] },
    'unsupported type: container at /blocks/0/child_blocks/0/type',
  ],
  [
    'a video is fetched by https',
    { ...lawful.video, video_url: 'http://example.com/v' },
    'input must be a valid: https url at /blocks/0/video_url',
  ],
  [
    'a video has a title under 200 characters',
    { ...lawful.video, title: plain(long(200)) },
    'must be less than 200 characters at /blocks/0/title/text',
  ],
  ['a file is remote', { ...lawful.file, source: 'local' }, 'must be a valid enum value at /blocks/0/source'],
  [
    'a chart has a point for each category',
    {
      ...lawful.data_visualization,
      chart: { ...lawful.data_visualization.chart, axis_config: { categories: ['Mon', 'Tue'] } },
    },
    'must have one entry for each of the categories at /blocks/0/chart/series/0/data',
  ],
  [
    'a slice of a pie is not empty',
    { type: 'data_visualization', title: 'x', chart: { type: 'pie', segments: [{ label: 'EU', value: 0 }] } },
    'must be greater than 0 at /blocks/0/chart/segments/0/value',
  ],
];

describe('Slack requires that', () => {
  it.each(refused)('%s', (_, block, sentence) => {
    expect(inMessage(block)).toEqual([sentence]);
  });
});
