import { httpsUrl, imageSource, oneImageSource, url } from './composition.js';
import {
  accessoryElements,
  actionsElements,
  buttonElement,
  contextActionsElements,
  imageElement,
  inputElements,
} from './elements.js';
import { richTextBlock, richTextFields } from './rich-text.js';
import {
  boolean,
  type Fields,
  integer,
  isRecord,
  list,
  number,
  type ObjectRule,
  object,
  oneOf,
  type Rule,
  string,
  tagged,
  typed,
} from './rules.js';
import { type Surface, tell } from './survey.js';
import { anyText, counted, mrkdwnText, plainText } from './text.js';

/** Blocks: https://docs.slack.dev/reference/block-kit/blocks and the types of @slack/types 3. */

const blockId: Rule = (value, at, survey) => {
  string(255)(value, at, survey);
  if (typeof value !== 'string') return;
  if (survey.blockIds.has(value)) tell(survey, at, `\`block_id\` "${value}" already exists`);
  survey.blockIds.add(value);
};

function block(required: Fields, optional: Fields = {}, ...together: readonly ObjectRule[]): Rule {
  return typed(required, { ...optional, block_id: blockId }, ...together);
}

const textOrFields: ObjectRule = (section, at, survey) => {
  if (section.text === undefined && section.fields === undefined)
    tell(survey, `${at}/type`, 'must define either `text` or `fields`');
};

const actionIdsDiffer: ObjectRule = (holder, at, survey) => {
  if (!Array.isArray(holder.elements)) return;
  const seen = new Set<unknown>();
  for (const [index, element] of holder.elements.entries()) {
    if (!isRecord(element) || element.action_id === undefined) continue;
    if (seen.has(element.action_id))
      tell(
        survey,
        `${at}/elements/${index}/action_id`,
        `\`action_id\` "${element.action_id}" already exists`,
      );
    seen.add(element.action_id);
  }
};

const countTable: ObjectRule = (_, at, survey) => {
  survey.tables.push(at);
};
const countInput: ObjectRule = (_, at, survey) => {
  survey.inputs.push(at);
};

const cell = tagged({
  raw_text: typed({ text: counted(string()) }),
  raw_number: typed({ value: number, text: counted(string()) }),
  rich_text: typed(richTextFields, { block_id: string(255) }),
});
const rows = list(list(cell, { min: 1, max: 20 }), { min: 1, max: 100 });
const columns = list(object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean }), {
  max: 20,
});

const source = tagged({ url: typed({ url: url(), text: counted(string()) }) });
const taskCard = block(
  {
    task_id: string(),
    title: counted(string()),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  { details: richTextBlock, output: richTextBlock, sources: list(source) },
);

const anyImage = tagged(imageElement);
const card = block(
  {},
  {
    hero_image: anyImage,
    icon: anyImage,
    title: mrkdwnText(150),
    subtitle: mrkdwnText(150),
    body: mrkdwnText(200),
    actions: list(tagged(buttonElement), { min: 1, max: 3 }),
  },
  (value, at, survey) => {
    if (['hero_image', 'title', 'actions', 'body'].every((name) => value[name] === undefined))
      tell(survey, at, 'must define at least one of `hero_image`, `title`, `actions` or `body`');
  },
);

const everywhere = {
  actions: block({ elements: list(tagged(actionsElements), { min: 1, max: 25 }) }, {}, actionIdsDiffer),
  alert: block({ text: anyText(200) }, { level: oneOf('default', 'info', 'warning', 'error', 'success') }),
  card,
  context: block({
    elements: list(tagged({ ...imageElement, ...textElements() }), { min: 1, max: 10 }),
  }),
  divider: block({}),
  header: block({ text: plainText(150) }),
  image: block({ alt_text: string(2000) }, { ...imageSource, title: plainText(2000) }, oneImageSource),
  input: block(
    { label: plainText(2000), element: tagged(inputElements) },
    { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
    countInput,
  ),
  rich_text: block(richTextFields),
  section: block(
    {},
    {
      text: anyText(3000),
      fields: list(anyText(2000), { min: 1, max: 10 }),
      accessory: tagged(accessoryElements),
      expand: boolean,
    },
    textOrFields,
  ),
  video: block(
    { alt_text: string(), title: plainText(199), thumbnail_url: url(), video_url: httpsUrl() },
    {
      title_url: httpsUrl(),
      author_name: string(49),
      provider_name: string(),
      provider_icon_url: url(),
      description: plainText(200),
    },
  ),
};

const table = block({ rows }, { column_settings: columns }, countTable);
const file = block({ source: oneOf('remote'), external_id: string() });

const inContainer = tagged({
  actions: everywhere.actions,
  context: everywhere.context,
  divider: everywhere.divider,
  header: everywhere.header,
  image: everywhere.image,
  input: everywhere.input,
  rich_text: everywhere.rich_text,
  section: everywhere.section,
  video: everywhere.video,
  file,
  table,
});

const inMessagesOnly = {
  carousel: block({ elements: list(tagged({ card }), { min: 1, max: 10 }) }),
  container: block(
    { child_blocks: list(inContainer, { min: 1, max: 10 }) },
    {
      title: plainText(150),
      rich_text_title: richTextBlock,
      subtitle: anyText(150),
      icon: anyImage,
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  ),
  context_actions: block(
    { elements: list(tagged(contextActionsElements), { min: 1, max: 5 }) },
    {},
    actionIdsDiffer,
  ),
  data_table: block(
    { rows, caption: string() },
    { page_size: integer(1, 100), row_header_column_index: integer(0, 19) },
    countTable,
  ),
  file,
  markdown: block({ text: counted(string(12_000)) }),
  plan: block({ title: counted(string()) }, { tasks: list(tagged({ task_card: taskCard })) }),
  table,
  task_card: taskCard,
};

function textElements(): Fields {
  const text = anyText();
  return { plain_text: text, mrkdwn: text };
}

/** The blocks that each surface takes. */
export const blocksOf: Readonly<Record<Surface, Rule>> = {
  message: tagged({ ...everywhere, ...inMessagesOnly }),
  modal: tagged(everywhere),
  home: tagged(everywhere),
};
