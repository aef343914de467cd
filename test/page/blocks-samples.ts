import type { Dict } from '../../sandbox/json.js';
import { button, mrkdwn, option, plain, richSection, richText, textInput } from '../block-kit/samples.js';

const said = (text: string) => richText(richSection({ type: 'text', text }));
const picture = { type: 'image', image_url: 'https://example.com/p.png', alt_text: 'A picture' };
const three = [option('a', 'First'), option('b', 'Second'), option('c', 'Third')];
const cell = (text: string) => ({ type: 'raw_text', text });

/** One block of every type, with the text that it must show. */
export const everyBlock: Record<string, { block: Dict; says: string[] }> = {
  header: { block: { type: 'header', text: plain('Down :fire:') }, says: ['Down 🔥'] },
  section: {
    block: {
      type: 'section',
      text: mrkdwn('*Status*'),
      fields: [plain('left'), mrkdwn('_right_')],
      accessory: { ...picture },
    },
    says: ['Status', 'left', 'right'],
  },
  context: { block: { type: 'context', elements: [picture, mrkdwn('by *Dana*')] }, says: ['by Dana'] },
  divider: { block: { type: 'divider' }, says: [] },
  actions: { block: { type: 'actions', elements: [button()] }, says: ['Update'] },
  image: { block: { ...picture, title: plain('Errors') }, says: ['Errors'] },
  input: {
    block: {
      type: 'input',
      label: plain('Title'),
      hint: plain('Short'),
      element: textInput(),
      optional: true,
    },
    says: ['Title', '(optional)', 'Short'],
  },
  rich_text: { block: said('rich'), says: ['rich'] },
  markdown: { block: { type: 'markdown', text: '# Draft\n\n**bold**' }, says: ['Draft', 'bold'] },
  table: {
    block: { type: 'table', rows: [[cell('Service')], [said('checkout')]] },
    says: ['Service', 'checkout'],
  },
  data_table: {
    block: {
      type: 'data_table',
      caption: 'Services',
      page_size: 1,
      rows: [[cell('N')], [{ type: 'raw_number', value: 7, text: '7' }], [cell('later')]],
    },
    says: ['Services', 'N', '7', 'Page 1 of 2'],
  },
  data_visualization: {
    block: {
      type: 'data_visualization',
      title: 'Errors',
      chart: {
        type: 'bar',
        series: [{ name: 'checkout', data: [{ label: '14:00', value: 3 }] }],
        axis_config: { categories: ['14:00'], x_label: 'Time' },
      },
    },
    says: ['Errors', 'checkout', '14:00', '3', 'Time'],
  },
  video: {
    block: {
      type: 'video',
      title: plain('How to'),
      description: plain('Watch it'),
      video_url: 'https://example.com/v',
      thumbnail_url: 'https://example.com/t.png',
      alt_text: 'A video',
      author_name: 'Ada',
    },
    says: ['How to', 'Watch it', 'Ada'],
  },
  file: { block: { type: 'file', source: 'remote', external_id: 'report-1' }, says: ['report-1'] },
  alert: {
    block: { type: 'alert', level: 'warning', text: mrkdwn('Only a *drill*') },
    says: ['Only a drill'],
  },
  card: {
    block: {
      type: 'card',
      hero_image: picture,
      title: plain('A card'),
      subtitle: plain('small'),
      body: mrkdwn('*body*'),
      actions: [button({ text: plain('Go') })],
    },
    says: ['A card', 'small', 'body', 'Go'],
  },
  carousel: {
    block: {
      type: 'carousel',
      elements: [
        { type: 'card', title: plain('One') },
        { type: 'card', title: plain('Two') },
      ],
    },
    says: ['One', 'Two'],
  },
  container: {
    block: {
      type: 'container',
      title: plain('Frame'),
      subtitle: plain('below'),
      is_collapsible: true,
      child_blocks: [{ type: 'section', text: plain('inside') }],
    },
    says: ['Frame', 'below', 'inside'],
  },
  context_actions: {
    block: {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'f',
          positive_button: { text: plain('Good'), value: 'y' },
          negative_button: { text: plain('Bad'), value: 'n' },
        },
        { type: 'icon_button', action_id: 'i', icon: 'trash', text: plain('Delete') },
      ],
    },
    says: ['👍', '👎', '🗑'],
  },
  plan: {
    block: {
      type: 'plan',
      title: 'Find out',
      tasks: [{ type: 'task_card', task_id: '1', title: 'Read logs', status: 'pending' }],
    },
    says: ['Find out', 'Read logs'],
  },
  task_card: {
    block: {
      type: 'task_card',
      task_id: '1',
      title: 'Roll back',
      status: 'complete',
      details: said('details'),
      output: said('output'),
      sources: [{ type: 'url', url: 'https://example.com', text: 'Logs' }],
    },
    says: ['Roll back', 'details', 'output', 'Logs'],
  },
  hologram: { block: { type: 'hologram' }, says: ['A block of the type “hologram”.'] },
};

/** One element of every type, with part of its HTML. */
export const everyElement: Record<string, { element: Dict; has: string[] }> = {
  button: {
    element: button({ style: 'danger' }),
    has: ['<button type="button" class="button danger"', '>Update<'],
  },
  'button with an address': {
    element: button({ url: 'https://example.com/r' }),
    has: ['class="button" href="https://example.com/r"'],
  },
  workflow_button: {
    element: {
      type: 'workflow_button',
      action_id: 'w',
      text: plain('Run'),
      workflow: { trigger: { url: 'https://example.com/w' } },
    },
    has: ['href="https://example.com/w"'],
  },
  overflow: { element: { type: 'overflow', action_id: 'o', options: three }, has: ['aria-haspopup="menu"'] },
  static_select: {
    element: {
      type: 'static_select',
      action_id: 's',
      options: three,
      initial_option: three[1],
      placeholder: plain('Which?'),
    },
    has: ['role="combobox"', 'value="Second"', 'aria-label="Which?"'],
  },
  external_select: {
    element: { type: 'external_select', action_id: 'e' },
    has: ['placeholder="Choose an option"'],
  },
  users_select: {
    element: { type: 'users_select', action_id: 'u', initial_user: 'U2' },
    has: ['value="Sam Okafor"'],
  },
  channels_select: {
    element: { type: 'channels_select', action_id: 'c', initial_channel: 'C1' },
    has: ['value="# general"'],
  },
  conversations_select: {
    element: { type: 'conversations_select', action_id: 'v', initial_conversation: 'C2' },
    has: ['value="🔒 leads"'],
  },
  multi_static_select: {
    element: {
      type: 'multi_static_select',
      action_id: 'ms',
      options: three,
      initial_options: three.slice(0, 2),
    },
    has: ['aria-label="Remove First"', 'aria-label="Remove Second"'],
  },
  multi_users_select: {
    element: { type: 'multi_users_select', action_id: 'mu', initial_users: ['U1', 'U2'] },
    has: ['aria-label="Remove Dana Ortiz"', 'aria-label="Remove Sam Okafor"'],
  },
  multi_channels_select: {
    element: { type: 'multi_channels_select', action_id: 'mc', initial_channels: ['C1'] },
    has: ['aria-label="Remove # general"'],
  },
  multi_conversations_select: {
    element: { type: 'multi_conversations_select', action_id: 'mv' },
    has: ['placeholder="Choose conversations"'],
  },
  multi_external_select: {
    element: { type: 'multi_external_select', action_id: 'me', initial_options: [option('x', 'Outside')] },
    has: ['aria-label="Remove Outside"'],
  },
  datepicker: {
    element: { type: 'datepicker', action_id: 'd', initial_date: '2026-11-23' },
    has: ['type="date"', 'value="2026-11-23"'],
  },
  timepicker: {
    element: { type: 'timepicker', action_id: 't', initial_time: '14:02' },
    has: ['type="time"', 'value="14:02"'],
  },
  datetimepicker: {
    element: {
      type: 'datetimepicker',
      action_id: 'dt',
      initial_date_time: Date.UTC(2026, 10, 23, 23, 30) / 1000,
    },
    has: ['value="2026-11-24"', 'value="00:30"', 'Europe/Berlin'],
  },
  checkboxes: {
    element: { type: 'checkboxes', action_id: 'cb', options: three, initial_options: [three[2]] },
    has: ['<input type="checkbox"/>', '<input type="checkbox" checked/>', 'Third'],
  },
  radio_buttons: {
    element: { type: 'radio_buttons', action_id: 'r', options: three, initial_option: three[0] },
    has: ['value="a" checked', 'value="b"/>'],
  },
  plain_text_input: {
    element: textInput({ initial_value: 'Checkout', placeholder: plain('Say') }),
    has: ['type="text"', 'value="Checkout"', 'placeholder="Say"'],
  },
  'plain_text_input of several lines': {
    element: textInput({ multiline: true, initial_value: 'One\nTwo' }),
    has: ['<textarea', 'One\nTwo'],
  },
  email_text_input: { element: { type: 'email_text_input', action_id: 'em' }, has: ['inputmode="email"'] },
  url_text_input: { element: { type: 'url_text_input', action_id: 'ur' }, has: ['inputmode="url"'] },
  number_input: {
    element: { type: 'number_input', action_id: 'n', is_decimal_allowed: false, initial_value: '3' },
    has: ['inputmode="numeric"', 'value="3"'],
  },
  rich_text_input: {
    element: { type: 'rich_text_input', action_id: 'rt', initial_value: said('as before') },
    has: ['<textarea', 'as before'],
  },
  file_input: {
    element: { type: 'file_input', action_id: 'fi', max_files: 1, filetypes: ['pdf'] },
    has: ['type="file"', 'accept=".pdf"'],
  },
  image: { element: picture, has: ['src="https://example.com/p.png"', 'alt="A picture"'] },
};
