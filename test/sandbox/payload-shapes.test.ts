import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { aChannel, aClient } from './support/api.js';
import { manifest } from './support/manifest.js';

let sandbox: Sandbox;
let app: Server;
let channel: string;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest });
  app = createServer((_request, response) => response.end());
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const address = app.address();
  sandbox.deliverTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
});
beforeEach(async () => {
  sandbox.reset();
  channel = await aChannel(aClient(sandbox));
  await sandbox.person('dana').joins('inc-1');
});
afterAll(async () => {
  await sandbox.close();
  await new Promise((resolve) => app.close(resolve));
});

type Json = Record<string, unknown>;

const recorded = (file: string): Json =>
  JSON.parse(readFileSync(new URL(`recorded/${file}.json`, import.meta.url), 'utf8'));

/** Enterprise fields depend on the plan; a recorded message or view has its app's own blocks. */
const left = /enterprise|\.blocks|\.message\.text$|state\.values|client_msg_id/;

/** Paths of all fields, with the type of each leaf; list entries count as one. */
function shape(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [`${path}[]`] : shape(value[0], `${path}[]`);
  if (typeof value !== 'object' || value === null)
    return [`${path}: ${value === null ? 'null' : typeof value}`];
  return Object.entries(value).flatMap(([key, one]) => shape(one, `${path}.${key}`));
}

/** Fields of the recording that the sandbox's payload lacks, or has with another type. */
function lacking(file: string, part: string, kind: string): string[] {
  const ours = new Set(shape(sandbox.deliveries.findLast((one) => one.kind === kind)?.payload));
  return shape(recorded(file)[part]).filter((field) => !left.test(field) && !ours.has(field));
}

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true });

describe('payloads have the shape of recorded ones', () => {
  it('slash commands', async () => {
    await sandbox.person('dana').types('/incident some arguments here');
    expect(lacking('slash-commands-slack', 'slashCommandWithArgs', 'command')).toEqual([]);
  });

  it('buttons in a thread', async () => {
    const client = aClient(sandbox);
    const parent = await sandbox.person('dana').posts('Look', { in: 'inc-1' });
    const blocks = [
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'report', value: 'bug', text: plain('Report') }],
      },
    ];
    await client.apiCall('chat.postMessage', { channel, thread_ts: parent.ts, text: 'x', blocks });
    const card = sandbox.channel('inc-1').messages.at(-1);
    if (!card) throw new Error('The card is missing.');
    await sandbox.person('dana').clicks(card, { text: 'Report' });
    expect(lacking('modals-slack-private-metadata', 'action', 'block_actions')).toEqual([]);
  });

  it('menus', async () => {
    const options = [{ text: plain('Say Hello'), value: 'greet' }];
    const menu = { type: 'static_select', action_id: 'quick', placeholder: plain('Choose...'), options };
    const thread = await sandbox.person('dana').posts('Look', { in: 'inc-1' });
    const blocks = [{ type: 'actions', elements: [menu] }];
    await aClient(sandbox).apiCall('chat.postMessage', { channel, thread_ts: thread.ts, text: 'x', blocks });
    const card = sandbox.channel('inc-1').messages.at(-1);
    if (!card) throw new Error('The card is missing.');
    await sandbox.person('dana').clicks(card, { action_id: 'quick' }, 'Say Hello');
    expect(lacking('actions-reactions-slack', 'staticSelectAction', 'block_actions')).toEqual([]);
  });

  it('submitted modals', async () => {
    const dana = sandbox.person('dana');
    await dana.types('/incident');
    const trigger = sandbox.deliveries.findLast((one) => one.kind === 'command')?.payload.trigger_id;
    const options = [{ text: plain('High'), value: 'high' }];
    const input = (block_id: string, element: Json) => ({
      type: 'input',
      block_id,
      label: plain(block_id),
      element,
    });
    const view = {
      type: 'modal',
      callback_id: 'report_form',
      title: plain('Report Bug'),
      submit: plain('Submit'),
      close: plain('Cancel'),
      blocks: [
        input('title', { type: 'plain_text_input', action_id: 'title' }),
        input('severity', { type: 'static_select', action_id: 'severity', options }),
      ],
    };
    await aClient(sandbox).apiCall('views.open', { trigger_id: trigger, view });
    await dana.submits({ title: 'tes', severity: 'High' });
    expect(lacking('modals-slack-private-metadata', 'viewSubmission', 'view_submission')).toEqual([]);
    expect(lacking('slash-commands-slack', 'viewSubmission', 'view_submission')).toEqual([]);
  });

  it('mentions and reactions', async () => {
    const dana = sandbox.person('dana');
    const message = await dana.posts('@firebreak test', { in: 'inc-1' });
    await sandbox.until(() => sandbox.deliveries.at(-1)?.payload.event && last('app_mention'));
    expect(lackingEvent('modals-slack-private-metadata', 'mention', 'app_mention')).toEqual([]);
    await dana.reacts(message, '+1');
    expect(lackingEvent('actions-reactions-slack', 'reaction', 'reaction_added')).toEqual([]);
  });
});

function last(type: string): Json | undefined {
  return sandbox.deliveries.findLast((one) =>
    JSON.stringify(one.payload.event ?? {}).includes(`"type":"${type}"`),
  )?.payload;
}

function lackingEvent(file: string, part: string, type: string): string[] {
  const ours = new Set(shape(last(type)));
  return shape(recorded(file)[part]).filter((field) => !left.test(field) && !ours.has(field));
}
