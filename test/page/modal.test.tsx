import { expect, it } from 'vitest';
import { Modals } from '../../sandbox/page/modal/modals.js';
import type { ShownView } from '../../sandbox/state/workspace.js';
import { modal, plain } from '../block-kit/samples.js';
import { html, wordsIn } from './blocks-page.js';

const view = (id: string, more: object = {}): ShownView => ({
  id,
  team_id: 'T1',
  type: 'modal',
  private_metadata: '',
  callback_id: '',
  hash: '1.a',
  clear_on_close: false,
  notify_on_close: false,
  external_id: '',
  root_view_id: 'V1',
  previous_view_id: null,
  app_id: 'A1',
  bot_id: 'B1',
  app_installed_team_id: 'T1',
  owner: 'U1',
  blocks: [{ type: 'section', block_id: 'b', text: plain('Words') }],
  title: plain('Declare'),
  submit: plain('Do it'),
  close: plain('Not now'),
  state: { values: {} },
  ...more,
});

it('shows a modal’s title, app name and two buttons', () => {
  const drawn = html(<Modals modals={[view('V1')]} />);
  const [, id] = /<dialog class="modal" aria-labelledby="([^"]+)"/.exec(drawn) ?? [];
  expect(drawn).toContain(`<h2 id="${id}">Declare</h2>`);
  expect(wordsIn(drawn)).toBe('DeclareFirebreak×WordsNot nowDo it');
  expect(drawn).not.toContain('aria-label="Back"');
});

it('has only a Close button without inputs', () => {
  const drawn = html(<Modals modals={[view('V1', { submit: null, close: null })]} />);
  expect(drawn).not.toContain('type="submit"');
  expect(wordsIn(drawn)).toContain('Close');
});

it('shows a pushed modal above the other, with a back button', () => {
  const drawn = html(<Modals modals={[view('V1'), view('V2', { title: plain('Further') })]} />);
  expect(drawn.match(/<dialog/g)).toHaveLength(2);
  expect(drawn.match(/aria-label="Back"/g)).toHaveLength(1);
  expect(drawn.indexOf('Declare')).toBeLessThan(drawn.indexOf('Further'));
});

it('shows a form with the sample blocks', () => {
  const { blocks, ...more } = modal();
  expect(html(<Modals modals={[view('V1', { ...more, blocks })]} />)).toContain('type="text"');
});
