import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';

let sandbox: Sandbox;
let client: WebClient;

beforeAll(async () => {
  sandbox = await startSandbox({
    manifest: {
      oauth_config: {
        scopes: { bot: ['chat:write', 'channels:manage', 'channels:history', 'channels:read'] },
      },
    },
  });
  client = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: { data?: { error?: string } }) => error.data?.error ?? String(error),
  );

async function aChannel(name = 'inc-1'): Promise<string> {
  const made = await client.conversations.create({ name });
  return made.channel?.id ?? '';
}

describe('posting', () => {
  it('shows a posted message to the members of the channel', async () => {
    const channel = await aChannel();
    await client.conversations.invite({ channel, users: sandbox.person('dana').id });
    const posted = await client.chat.postMessage({ channel, text: 'Checkout is down' });
    const read = sandbox.person('dana').reads('inc-1');
    expect(read.map((one) => one.subtype ?? one.text)).toEqual([
      'channel_join',
      'channel_join',
      'Checkout is down',
    ]);
    expect(read.at(-1)).toMatchObject({ ts: posted.ts, from: 'firebreak', bot_id: sandbox.botId });
  });

  it('refuses a public channel that the app is not in, unless chat:write.public is granted', async () => {
    expect(await codeOf(client.chat.postMessage({ channel: 'C0GENERAL1', text: 'x' }))).toBe(
      'not_in_channel',
    );
  });

  it('does not tell of private channels that the app is not in', async () => {
    expect(await codeOf(client.chat.postMessage({ channel: 'C0LEADS004', text: 'x' }))).toBe(
      'channel_not_found',
    );
  });
});
