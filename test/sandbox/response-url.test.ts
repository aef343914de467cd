import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { aChannel, aClient } from './support/api.js';
import { manifest } from './support/manifest.js';

let sandbox: Sandbox;
let now = Date.now();

beforeAll(async () => {
  sandbox = await startSandbox({ manifest, clock: () => new Date(now) });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

async function commandUrl(): Promise<string> {
  await sandbox.person('dana').types('/incident');
  return String(sandbox.deliveries.at(-1)?.payload.response_url);
}

async function respond(url: string, body: object): Promise<string> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return `${response.status} ${await response.text()}`;
}

const private_ = () =>
  sandbox
    .person('dana')
    .reads('general')
    .filter((one) => one.isEphemeral && one.from === 'firebreak')
    .map((one) => one.text);

describe('a response_url', () => {
  it('posts to the person alone unless told to post in the channel', async () => {
    const url = await commandUrl();
    expect(await respond(url, { text: 'for you' })).toBe('200 ok');
    await respond(url, { text: 'for all', response_type: 'in_channel' });
    expect(private_()).toEqual(['for you']);
    expect(
      sandbox
        .person('sam')
        .reads('general')
        .map((one) => one.text),
    ).toEqual(['for all']);
  });

  it('works five times', async () => {
    const url = await commandUrl();
    for (let i = 0; i < 5; i += 1) await respond(url, { text: `${i}` });
    expect(await respond(url, { text: 'six' })).toBe('404 {"ok":false,"error":"used_url"}');
    expect(private_()).toHaveLength(5);
  });

  it('works for half an hour', async () => {
    const url = await commandUrl();
    now += 30 * 60_000 + 1;
    expect(await respond(url, { text: 'late' })).toBe('404 {"ok":false,"error":"expired_url"}');
  });

  it('refuses what Slack would refuse, and counts it as the app’s mistake', async () => {
    const url = await commandUrl();
    expect(await respond(url, { text: 'x', blocks: [{ type: 'header' }] })).toBe(
      '400 {"ok":false,"error":"invalid_blocks"}',
    );
    expect(await respond(url, {})).toBe('400 {"ok":false,"error":"no_text"}');
    expect(sandbox.refusals.map((one) => one.method)).toEqual(['response_url', 'response_url']);
  });

  it('replaces and deletes the clicked message, ephemeral ones too', async () => {
    const client = aClient(sandbox);
    const channel = await aChannel(client);
    const dana = sandbox.person('dana');
    await dana.joins('inc-1');
    const text = { type: 'plain_text', text: 'Go' };
    const blocks = [{ type: 'actions', elements: [{ type: 'button', action_id: 'go', text }] }];
    await client.apiCall('chat.postMessage', { channel, text: 'open', blocks });
    await client.apiCall('chat.postEphemeral', { channel, user: dana.id, text: 'psst', blocks });
    for (const shown of dana.reads('inc-1').slice(-2)) {
      await dana.clicks(shown, { text: 'Go' });
      const url = String(
        sandbox.deliveries.findLast((one) => one.kind === 'block_actions')?.payload.response_url,
      );
      await respond(url, { text: 'replaced', replace_original: true });
      expect(dana.reads('inc-1').find((one) => one.ts === shown.ts)).toMatchObject({
        text: 'replaced',
        blocks: [],
      });
      await respond(url, { delete_original: true });
      expect(dana.reads('inc-1').some((one) => one.ts === shown.ts)).toBe(false);
    }
  });
});

describe('a trigger', () => {
  it('expires after three seconds', async () => {
    await sandbox.person('dana').types('/incident');
    const trigger_id = String(sandbox.deliveries.at(-1)?.payload.trigger_id);
    now += 3_001;
    const plain = { type: 'plain_text', text: 'x' };
    const view = { type: 'modal', title: plain, blocks: [{ type: 'divider' }] };
    await expect(aClient(sandbox).apiCall('views.open', { trigger_id, view })).rejects.toThrow(
      'expired_trigger_id',
    );
  });
});
