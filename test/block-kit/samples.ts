/** Small valid pieces of Block Kit for test payloads. */
export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const option = (value: string, words = value) => ({ text: plain(words), value });
export const button = (more: object = {}) => ({
  type: 'button',
  text: plain('Update'),
  action_id: 'update',
  ...more,
});
export const section = (more: object = {}) => ({
  type: 'section',
  text: mrkdwn('Error rate falls.'),
  ...more,
});
export const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
export const input = (element: unknown, more: object = {}) => ({
  type: 'input',
  label: plain('Title'),
  element,
  ...more,
});
export const textInput = (more: object = {}) => ({ type: 'plain_text_input', action_id: 'title', ...more });
export const richText = (...elements: unknown[]) => ({ type: 'rich_text', elements });
export const richSection = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
export const modal = (more: object = {}) => ({
  type: 'modal',
  title: plain('Declare an incident'),
  submit: plain('Declare'),
  blocks: [input(textInput())],
  ...more,
});
export const home = (more: object = {}) => ({ type: 'home', blocks: [section()], ...more });
export const long = (chars: number) => 'x'.repeat(chars);
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
