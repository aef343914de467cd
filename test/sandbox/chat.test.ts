import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { eventually } from '../support/eventually.js';
import { aChannel, aClient, codeOf } from './support/api.js';
import { manifest } from './support/manifest.js';

let sandbox: Sandbox;
let client: WebClient;
let channel: string;

beforeAll(async () => {
  const { oauth_config, ...rest } = manifest;
  const bot = oauth_config.scopes.bot.filter((scope) => scope !== 'chat:write.public');
  sandbox = await startSandbox({ manifest: { ...rest, oauth_config: { scopes: { bot } } } });
  client = aClient(sandbox);
});
beforeEach(async () => {
  sandbox.reset();
  channel = await aChannel(client);
  await client.conversations.invite({ channel, users: sandbox.person('dana').id });
});
afterAll(() => sandbox.close());

describe('chat.postMessage', () => {
  it('shows the message to the members of the channel', async () => {
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

  it('does not reveal private channels that the app is not in', async () => {
    expect(await codeOf(client.chat.postMessage({ channel: 'C0LEADS004', text: 'x' }))).toBe(
      'channel_not_found',
    );
  });

  it('refuses an archived channel', async () => {
    await client.conversations.archive({ channel });
    expect(await codeOf(client.chat.postMessage({ channel, text: 'x' }))).toBe('is_archived');
  });

  it('opens the direct conversation when it is given a user', async () => {
    const posted = await client.chat.postMessage({
      channel: sandbox.person('mia').id,
      text: 'Your item is due',
    });
    expect(posted.channel).toMatch(/^D/);
    expect(
      sandbox
        .person('mia')
        .readsDirect()
        .map((one) => one.text),
    ).toEqual(['Your item is due']);
  });

  it('refuses users it cannot reach', async () => {
    const to = (name: string) =>
      codeOf(client.chat.postMessage({ channel: sandbox.person(name).id, text: 'x' }));
    expect([await to('gone'), await to('deploybot')]).toEqual(['channel_not_found', 'cannot_dm_bot']);
  });

  it('requires text, blocks or attachments', async () => {
    expect(await codeOf(client.apiCall('chat.postMessage', { channel }))).toBe('no_text');
  });

  it('refuses blocks that Slack would refuse, and says why', async () => {
    const bad = client.apiCall('chat.postMessage', { channel, text: 'x', blocks: [{ type: 'header' }] });
    await expect(bad).rejects.toMatchObject({ data: { error: 'invalid_blocks' } });
    expect(await codeOf(client.apiCall('chat.postMessage', { channel, text: 'x', blocks: '{oops' }))).toBe(
      'invalid_blocks_format',
    );
    expect(sandbox.refusals).toHaveLength(2);
  });

  it('requires another scope to post under another name', async () => {
    expect(await codeOf(client.chat.postMessage({ channel, text: 'x', username: 'alerts' }))).toBe(
      'missing_scope',
    );
  });

  it('puts a reply to a reply into the thread of its parent', async () => {
    const { ts: parent } = await client.chat.postMessage({ channel, text: 'parent' });
    const { ts: reply } = await client.chat.postMessage({ channel, text: 'reply', thread_ts: parent });
    await client.chat.postMessage({ channel, text: 'second', thread_ts: reply });
    const read = sandbox.person('dana').reads('inc-1').at(-1);
    expect(read?.replies.map((one) => one.text)).toEqual(['reply', 'second']);
  });

  it('refuses a thread that does not exist', async () => {
    const to = (thread_ts: string) => codeOf(client.chat.postMessage({ channel, text: 'x', thread_ts }));
    expect([await to('1700000000.000100'), await to('soon')]).toEqual([
      'thread_not_found',
      'invalid_thread_ts',
    ]);
  });

  it('stores metadata, and returns it only on request', async () => {
    const metadata = { event_type: 'card', event_payload: { key: 'k1' } };
    await client.chat.postMessage({ channel, text: 'x', metadata });
    const plain = await client.conversations.history({ channel, limit: 1 });
    const whole = await client.conversations.history({ channel, limit: 1, include_all_metadata: true });
    expect(plain.messages?.[0]).not.toHaveProperty('metadata');
    expect(whole.messages?.[0]).toMatchObject({ metadata });
  });

  it('refuses metadata that Slack would refuse', async () => {
    const withMetadata = (metadata: unknown) =>
      codeOf(client.apiCall('chat.postMessage', { channel, text: 'x', metadata }));
    expect(await withMetadata('oops')).toBe('invalid_metadata_format');
    expect(await withMetadata({ event_type: 'x' })).toBe('invalid_metadata_schema');
  });
});

describe('chat.update', () => {
  it('edits in place and keeps the metadata', async () => {
    const metadata = { event_type: 'card', event_payload: { key: 'k1' } };
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'before', metadata });
    await client.chat.update({ channel, ts, text: 'after' });
    expect(sandbox.channel('inc-1').messages.at(-1)).toMatchObject({
      ts,
      text: 'after',
      metadata,
      edited: { user: sandbox.botId },
    });
  });

  it('refuses to edit messages of others', async () => {
    const theirs = await sandbox.person('dana').posts('mine', { in: 'inc-1' });
    expect(await codeOf(client.chat.update({ channel, ts: theirs.ts, text: 'x' }))).toBe(
      'cant_update_message',
    );
    expect(await codeOf(client.chat.delete({ channel, ts: theirs.ts }))).toBe('cant_delete_message');
  });

  it('accepts at most 4,000 characters', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'x'.repeat(5_000) });
    expect(await codeOf(client.chat.update({ channel, ts, text: 'x'.repeat(4_000) }))).toBe('ok');
    expect(await codeOf(client.chat.update({ channel, ts, text: 'x'.repeat(4_001) }))).toBe('msg_too_long');
  });

  it('refuses a message that does not exist', async () => {
    expect(await codeOf(client.chat.update({ channel, ts: '1.000001', text: 'x' }))).toBe(
      'message_not_found',
    );
  });
});

describe('chat.delete', () => {
  it('removes the message', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'oops' });
    await client.chat.delete({ channel, ts });
    expect(sandbox.channel('inc-1').messages.map((one) => one.text)).not.toContain('oops');
    expect(await codeOf(client.chat.delete({ channel, ts }))).toBe('message_not_found');
  });

  it('leaves a tombstone above the replies', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'parent' });
    await client.chat.postMessage({ channel, text: 'reply', thread_ts: ts });
    await client.chat.delete({ channel, ts });
    const read = sandbox.person('dana').reads('inc-1').at(-1);
    expect(read).toMatchObject({ subtype: 'tombstone', replies: [{ text: 'reply' }] });
  });
});

describe('chat.postEphemeral', () => {
  it('is visible to one person and in no history', async () => {
    await client.chat.postEphemeral({ channel, user: sandbox.person('dana').id, text: 'only you' });
    await sandbox.person('sam').joins('inc-1');
    expect(
      sandbox
        .person('dana')
        .reads('inc-1')
        .filter((one) => one.isEphemeral)
        .map((one) => one.text),
    ).toEqual(['only you']);
    expect(
      sandbox
        .person('sam')
        .reads('inc-1')
        .filter((one) => one.isEphemeral),
    ).toEqual([]);
    expect(sandbox.channel('inc-1').messages.map((one) => one.text)).not.toContain('only you');
  });

  it('refuses people who are not in the channel', async () => {
    const call = client.chat.postEphemeral({ channel, user: sandbox.person('lee').id, text: 'x' });
    expect(await codeOf(call)).toBe('user_not_in_channel');
  });
});

describe('chat.getPermalink', () => {
  it('links to a message, and to a reply in its thread', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'parent' });
    const { ts: reply = '' } = await client.chat.postMessage({ channel, text: 'reply', thread_ts: ts });
    const link = async (message_ts: string) =>
      (await client.chat.getPermalink({ channel, message_ts })).permalink;
    expect(await link(ts)).toBe(`https://sandbox.slack.com/archives/${channel}/p${ts.replace('.', '')}`);
    expect(await link(reply)).toContain(`?thread_ts=${ts}&cid=${channel}`);
  });
});

describe('chat.scheduleMessage', () => {
  const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

  it('posts at the scheduled time, but never a message with metadata', async () => {
    await client.chat.scheduleMessage({ channel, post_at: inSeconds(2), text: 'later' });
    const metadata = { event_type: 'x', event_payload: {} };
    await client.apiCall('chat.scheduleMessage', { channel, post_at: inSeconds(2), text: 'never', metadata });
    await sandbox.until(() => sandbox.channel('inc-1').messages.find((one) => one.text === 'later'));
    await eventually(async () =>
      expect((await client.chat.scheduledMessages.list()).scheduled_messages).toEqual([]),
    );
    expect(sandbox.channel('inc-1').messages.map((one) => one.text)).not.toContain('never');
  });

  it('refuses times in the past or too far in the future', async () => {
    const at = (post_at: number) => codeOf(client.chat.scheduleMessage({ channel, post_at, text: 'x' }));
    expect([await at(inSeconds(-5)), await at(inSeconds(121 * 86_400))]).toEqual([
      'time_in_past',
      'time_too_far',
    ]);
  });
});
