import type { App } from '@slack/bolt';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import type { Message } from '../../sandbox/state/workspace.js';
import { aChannel, aClient } from './support/api.js';
import { manifest } from './support/manifest.js';
import { httpApp, type TinyApp } from './support/tiny-app.js';

let sandbox: Sandbox;
let tiny: TinyApp | undefined;
let channel: string;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest });
});
beforeEach(async () => {
  sandbox.reset();
  channel = await aChannel(aClient(sandbox));
  await sandbox.person('dana').joins('inc-1');
  tiny = await httpApp(sandbox, (app: App) => app.action(/.*/, ({ ack }) => ack()));
});
afterEach(async () => {
  await tiny?.stop();
  tiny = undefined;
});
afterAll(() => sandbox.close());

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const press = (action_id: string) => ({ type: 'button', action_id, text: plain(action_id) });

async function message(...blocks: object[]): Promise<Message> {
  await aClient(sandbox).apiCall('chat.postMessage', { channel, text: 'card', blocks });
  const posted = sandbox.channel('inc-1').messages.at(-1);
  if (!posted) throw new Error('The message is missing.');
  return posted;
}

const actionSent = () => {
  const actions = sandbox.deliveries.findLast((one) => one.kind === 'block_actions')?.payload.actions;
  return Array.isArray(actions) ? actions[0] : undefined;
};

it.each([
  ['a card', { type: 'card', block_id: 'b', title: plain('One'), actions: [press('go')] }],
  [
    'a card of a carousel',
    {
      type: 'carousel',
      elements: [{ type: 'card', block_id: 'b', title: plain('One'), actions: [press('go')] }],
    },
  ],
  [
    'a container',
    {
      type: 'container',
      title: plain('Frame'),
      child_blocks: [{ type: 'actions', block_id: 'b', elements: [press('go')] }],
    },
  ],
  [
    'the actions of a context',
    {
      type: 'context_actions',
      block_id: 'b',
      elements: [{ type: 'icon_button', action_id: 'go', icon: 'trash', text: plain('go') }],
    },
  ],
])('a button of %s can be clicked like any other', async (_where, block) => {
  await sandbox.person('dana').clicks(await message(block), { action_id: 'go' });
  expect(actionSent()).toMatchObject({ action_id: 'go', block_id: 'b' });
});

it('feedback buttons send which of the two was clicked', async () => {
  const element = {
    type: 'feedback_buttons',
    action_id: 'f',
    positive_button: { text: plain('Good'), value: 'good' },
    negative_button: { text: plain('Bad'), value: 'bad' },
  };
  const card = await message({ type: 'context_actions', elements: [element] });
  await sandbox.person('dana').clicks(card, { action_id: 'f' }, 'bad');
  expect(actionSent()).toMatchObject({ type: 'feedback_buttons', value: 'bad' });
});

it('a choice can be cleared', async () => {
  const element = {
    type: 'static_select',
    action_id: 's',
    options: [option('a')],
    initial_option: option('a'),
  };
  const card = await message({ type: 'actions', elements: [element] });
  await sandbox.person('dana').clicks(card, { action_id: 's' }, null);
  expect(actionSent()).toMatchObject({ selected_option: null });
});

it('an external menu does not ask again for an option that it has offered', async () => {
  const card = await message({
    type: 'actions',
    elements: [{ type: 'external_select', action_id: 'e', min_query_length: 0 }],
  });
  await sandbox.person('dana').clicks(card, { action_id: 'e' }, option('inc-42'));
  expect(actionSent()).toMatchObject({ selected_option: option('inc-42') });
  expect(sandbox.deliveries.filter(({ kind }) => kind === 'block_suggestion')).toEqual([]);
});
