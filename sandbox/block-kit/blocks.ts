import { actionIdsDiffer, block } from './block.js';
import { card, carousel } from './cards.js';
import { dataVisualization } from './chart.js';
import { httpsUrl, imageSource, oneImageSource, url } from './composition.js';
import {
  accessoryElements,
  actionsElements,
  contextActionsElements,
  imageElement,
  inputElements,
} from './elements.js';
import { richTextBlock, richTextFields } from './rich-text.js';
import {
  boolean,
  integer,
  isRecord,
  list,
  type ObjectRule,
  oneOf,
  type Rule,
  string,
  tagged,
} from './rules.js';
import { type Surface, tell } from './survey.js';
import { dataTable, table } from './tables.js';
import { plan, taskCard } from './tasks.js';
import { anyText, counted, plainText } from './text.js';

/** Blocks: https://docs.slack.dev/reference/block-kit/blocks and the types of @slack/types 3. */

const textOrFields: ObjectRule = (section, at, survey) => {
  if (section.text === undefined && section.fields === undefined)
    tell(survey, `${at}/type`, 'must define either `text` or `fields`');
};

const noteInput: ObjectRule = (input, at, survey) => {
  survey.inputs.push(at);
  if (input.dispatch_action === true && isRecord(input.element) && input.element.type === 'file_input')
    tell(survey, `${at}/element/type`, 'unsupported type: file_input');
};

const titled: ObjectRule = (container, at, survey) => {
  if (container.title === undefined && container.rich_text_title === undefined)
    tell(survey, `${at}/type`, 'must define either `title` or `rich_text_title`');
};

const classic = {
  actions: block({ elements: list(tagged(actionsElements), { min: 1, max: 25 }) }, {}, actionIdsDiffer),
  context: block({
    elements: list(tagged({ ...imageElement, plain_text: anyText(), mrkdwn: anyText() }), {
      min: 1,
      max: 10,
    }),
  }),
  divider: block({}),
  header: block({ text: plainText(150) }, { level: integer(1, 4) }),
  image: block({ alt_text: string(2000) }, { ...imageSource, title: plainText(2000) }, oneImageSource),
  input: block(
    { label: plainText(2000), element: tagged(inputElements) },
    { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
    noteInput,
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
      description: plainText(199),
    },
  ),
};

const file = block({ source: oneOf('remote'), external_id: string() });
const alert = block(
  { text: anyText(200) },
  { level: oneOf('default', 'info', 'warning', 'error', 'success') },
);
const contextActions = block(
  { elements: list(tagged(contextActionsElements), { min: 1, max: 5 }) },
  {},
  actionIdsDiffer,
);
const container = block(
  { child_blocks: list(tagged({ ...classic, file, table }), { min: 1, max: 10 }) },
  {
    title: plainText(150),
    rich_text_title: richTextBlock,
    subtitle: anyText(150),
    icon: tagged(imageElement),
    width: oneOf('narrow', 'standard', 'wide', 'full'),
    is_collapsible: boolean,
    default_collapsed: boolean,
    has_header_divider: boolean,
  },
  titled,
);

/** Blocks allowed on each surface. Slack documents plain tables for messages only, and now shows them in Home tabs too. */
export const blocksOf: Readonly<Record<Surface, Rule>> = {
  message: tagged({
    ...classic,
    card,
    carousel,
    container,
    context_actions: contextActions,
    data_table: dataTable,
    data_visualization: dataVisualization,
    file,
    markdown: block({ text: counted(string(12_000)) }),
    plan,
    table,
    task_card: taskCard,
  }),
  modal: tagged({ ...classic, alert, card }),
  home: tagged({ ...classic, card, carousel, container, data_table: dataTable }),
};
