import { createServer, type Server } from 'node:http';
import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { aChannel, aClient } from './support/api.js';
import { manifest } from './support/manifest.js';

let sandbox: Sandbox;
let app: Server;
let client: WebClient;
let channel: string;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest });
  app = createServer((_request, response) => response.end());
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const address = app.address();
  sandbox.deliverTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
  client = aClient(sandbox);
});
beforeEach(async () => {
  sandbox.reset();
  channel = await aChannel(client);
  await sandbox.person('dana').joins('inc-1');
  sandbox.deliveries.length = 0;
});
afterAll(async () => {
  await sandbox.close();
  await new Promise((resolve) => app.close(resolve));
});

const heard = () => sandbox.deliveries.map((one) => one.payload.event);

describe('the app receives', () => {
  it('messages that people post, edit and delete', async () => {
    const dana = sandbox.person('dana');
    const message = await dana.posts('Look at @sam', { in: 'inc-1' });
    await dana.edits(message, 'Look');
    await dana.deletes(message);
    expect(heard()).toMatchObject([
      {
        type: 'message',
        user: dana.id,
        text: 'Look at <@U0SAM00002>',
        channel,
        channel_type: 'channel',
        ts: message.ts,
      },
      {
        subtype: 'message_changed',
        message: { text: 'Look', ts: message.ts },
        previous_message: { text: 'Look at <@U0SAM00002>' },
      },
      { subtype: 'message_deleted', deleted_ts: message.ts, previous_message: { text: 'Look' } },
    ]);
  });

  it('its own messages, marked as its own', async () => {
    await client.chat.postMessage({ channel, text: 'hello' });
    expect(heard()).toMatchObject([
      { type: 'message', bot_id: sandbox.botId, app_id: sandbox.appId, user: sandbox.botUserId },
    ]);
  });

  it('replies with their thread, and broadcast ones as such', async () => {
    const dana = sandbox.person('dana');
    const { ts } = await dana.posts('parent', { in: 'inc-1' });
    await dana.posts('reply', { in: 'inc-1', thread: ts });
    await dana.posts('loud', { in: 'inc-1', thread: ts, broadcast: true });
    expect(heard().slice(1)).toMatchObject([
      { text: 'reply', thread_ts: ts, parent_user_id: dana.id },
      { text: 'loud', thread_ts: ts, subtype: 'thread_broadcast' },
    ]);
  });

  it('reactions with who reacted and who wrote', async () => {
    const message = await sandbox.person('dana').posts('x', { in: 'inc-1' });
    await sandbox.person('sam').reacts(message, 'pushpin');
    await sandbox.person('sam').unreacts(message, 'pushpin');
    const [, added, removed] = heard();
    const about = {
      user: 'U0SAM00002',
      item_user: 'U0DANA0001',
      reaction: 'pushpin',
      item: { ts: message.ts, channel },
    };
    expect(added).toMatchObject({ type: 'reaction_added', ...about });
    expect(removed).toMatchObject({ type: 'reaction_removed', ...about });
  });

  it('pins, and the message about them', async () => {
    const dana = sandbox.person('dana');
    const message = await dana.posts('x', { in: 'inc-1' });
    await dana.pins(message);
    await dana.unpins(message);
    expect(heard().slice(1)).toMatchObject([
      { type: 'message', subtype: 'pinned_item' },
      {
        type: 'pin_added',
        user: dana.id,
        channel_id: channel,
        item: { message: { ts: message.ts } },
        pin_count: 1,
      },
      { type: 'pin_removed', user: dana.id, channel_id: channel, has_pins: false },
    ]);
  });

  it('joins, topic changes and archiving', async () => {
    await client.conversations.invite({ channel, users: sandbox.person('mia').id });
    await client.conversations.setTopic({ channel, topic: 'SEV1' });
    await client.conversations.archive({ channel });
    expect(heard()).toMatchObject([
      { subtype: 'channel_join', user: 'U0MIA00004', inviter: sandbox.botUserId },
      { type: 'member_joined_channel', user: 'U0MIA00004', channel, inviter: sandbox.botUserId },
      { subtype: 'channel_topic', topic: 'SEV1' },
      { subtype: 'channel_archive' },
      { type: 'channel_archive', channel },
    ]);
  });

  it('nothing that its manifest does not subscribe to', async () => {
    await sandbox
      .person('dana')
      .posts('see file', { in: 'inc-1', files: [{ name: 'log.txt', content: 'x' }] });
    expect(heard()).toMatchObject([
      { type: 'message', subtype: 'file_share', files: [{ name: 'log.txt', size: 1 }] },
    ]);
  });

  it('nothing from channels that it is not in', async () => {
    await sandbox.person('dana').posts('@firebreak are you here?', { in: 'general' });
    await sandbox.person('dana').posts('hush', { in: 'leads' });
    expect(heard()).toEqual([]);
  });

  it('nothing from a channel that it left', async () => {
    await client.conversations.leave({ channel });
    sandbox.deliveries.length = 0;
    await sandbox.person('dana').posts('gone?', { in: 'inc-1' });
    expect(heard()).toEqual([]);
  });
});

describe('an envelope', () => {
  it('has the same event id in all attempts, its time, and its authorization', async () => {
    await sandbox.person('dana').posts('x', { in: 'inc-1' });
    expect(sandbox.deliveries[0]?.payload).toMatchObject({
      type: 'event_callback',
      team_id: sandbox.teamId,
      api_app_id: sandbox.appId,
      event_id: expect.stringMatching(/^Ev[A-Z0-9]{10}$/),
      event_time: expect.any(Number),
      authorizations: [{ team_id: sandbox.teamId, user_id: sandbox.botUserId, is_bot: true }],
    });
  });
});
