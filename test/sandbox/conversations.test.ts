import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { aChannel, aClient, codeOf } from './support/api.js';
import { manifest } from './support/manifest.js';

let sandbox: Sandbox;
let client: WebClient;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest });
  client = aClient(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const idOf = (name: string): string => sandbox.person(name).id;

describe('the name of a channel', () => {
  it.each([
    ['inc-42-checkout_down', 'ok'],
    ['störung-東京', 'ok'],
    ['a'.repeat(80), 'ok'],
    ['a'.repeat(81), 'invalid_name_maxlength'],
    ['Checkout', 'invalid_name_specials'],
    ['two words', 'invalid_name_specials'],
    ['a.b', 'invalid_name_specials'],
    ['---', 'invalid_name_punctuation'],
    ['', 'invalid_name_required'],
    ['general', 'name_taken'],
    ['leads', 'name_taken'],
  ])('%s: %s', async (name, code) => {
    expect(await codeOf(client.conversations.create({ name }))).toBe(code);
  });

  it('stays taken after the channel is archived, and is free after it is renamed', async () => {
    const channel = await aChannel(client, 'one');
    await client.conversations.rename({ channel, name: 'two' });
    expect(await codeOf(client.conversations.create({ name: 'one' }))).toBe('ok');
    await client.conversations.archive({ channel });
    expect(await codeOf(client.conversations.create({ name: 'two' }))).toBe('name_taken');
  });
});

describe('a channel that the app made', () => {
  it('has the app as its only member, and a message that says so', async () => {
    await aChannel(client);
    expect(sandbox.channel('inc-1')).toMatchObject({ kind: 'public', memberNames: ['firebreak'] });
    expect(sandbox.channel('#inc-1').messages.map((one) => one.subtype)).toEqual(['channel_join']);
  });

  it('shows a new topic, purpose and name as messages', async () => {
    const channel = await aChannel(client);
    await client.conversations.setTopic({ channel, topic: 'SEV1 checkout' });
    await client.conversations.setPurpose({ channel, purpose: 'To restore checkout' });
    await client.conversations.rename({ channel, name: 'inc-2' });
    const lines = sandbox.channel('inc-2').messages.map((one) => one.subtype);
    expect(lines).toEqual(['channel_join', 'channel_topic', 'channel_purpose', 'channel_name']);
    expect(sandbox.channel('inc-2')).toMatchObject({
      topic: { value: 'SEV1 checkout' },
      previousNames: ['inc-1'],
    });
  });

  it('refuses a topic of more than 250 characters', async () => {
    const channel = await aChannel(client);
    expect(await codeOf(client.conversations.setTopic({ channel, topic: 'x'.repeat(250) }))).toBe('ok');
    expect(await codeOf(client.conversations.setTopic({ channel, topic: 'x'.repeat(251) }))).toBe('too_long');
  });

  it('is archived once, refuses changes while archived, and can be unarchived', async () => {
    const channel = await aChannel(client);
    await client.conversations.archive({ channel });
    expect(await codeOf(client.conversations.archive({ channel }))).toBe('already_archived');
    expect(await codeOf(client.conversations.setTopic({ channel, topic: 'x' }))).toBe('is_archived');
    expect(await codeOf(client.conversations.invite({ channel, users: idOf('dana') }))).toBe('is_archived');
    await client.conversations.unarchive({ channel });
    expect(await codeOf(client.conversations.unarchive({ channel }))).toBe('not_archived');
  });
});

describe('conversations.invite', () => {
  it.each([
    ['dana', 'ok'],
    ['deploybot', 'ok'],
    ['guest', 'user_is_restricted'],
    ['gone', 'user_not_found'],
    ['ext.kim', 'cant_invite'],
    ['firebreak', 'cant_invite_self'],
  ])('of %s: %s', async (name, code) => {
    const channel = await aChannel(client);
    expect(await codeOf(client.conversations.invite({ channel, users: idOf(name) }))).toBe(code);
  });

  it('fails as a whole for one bad id, and names it', async () => {
    const channel = await aChannel(client);
    const users = `${idOf('dana')},UNOBODY`;
    await expect(client.conversations.invite({ channel, users })).rejects.toMatchObject({
      data: { error: 'user_not_found', errors: [{ user: 'UNOBODY', ok: false, error: 'user_not_found' }] },
    });
    expect(sandbox.channel('inc-1').memberNames).toEqual(['firebreak']);
  });

  it('invites valid users and names the others if force is set', async () => {
    const channel = await aChannel(client);
    const invited = await client.conversations.invite({
      channel,
      users: `${idOf('dana')},UNOBODY`,
      force: true,
    });
    expect(invited.errors).toEqual([{ user: 'UNOBODY', ok: false, error: 'user_not_found' }]);
    expect(sandbox.channel('inc-1').memberNames).toEqual(['firebreak', 'dana']);
  });

  it('refuses users who are members already', async () => {
    const channel = await aChannel(client);
    await client.conversations.invite({ channel, users: idOf('dana') });
    expect(await codeOf(client.conversations.invite({ channel, users: idOf('dana') }))).toBe(
      'already_in_channel',
    );
  });

  it('requires membership, and 1 to 100 users', async () => {
    const channel = await aChannel(client);
    expect(await codeOf(client.apiCall('conversations.invite', { channel }))).toBe('no_user');
    const many = Array.from({ length: 101 }, (_, i) => `U${i}`).join(',');
    expect(await codeOf(client.conversations.invite({ channel, users: many }))).toBe('too_many_users');
    const foreign = client.conversations.invite({ channel: 'C0GENERAL1', users: idOf('guest') });
    expect(await codeOf(foreign)).toBe('not_in_channel');
  });
});

describe('membership', () => {
  it('is gained by joining public channels only', async () => {
    const joined = await client.conversations.join({ channel: 'C0GENERAL1' });
    expect(joined.channel).toMatchObject({ name: 'general', is_member: true });
    expect((await client.conversations.join({ channel: 'C0GENERAL1' })).warning).toBe('already_in_channel');
    expect(await codeOf(client.conversations.join({ channel: 'C0LEADS004' }))).toBe('channel_not_found');
  });

  it('is required to read, pin and set topics', async () => {
    const channel = 'C0GENERAL1';
    expect(await codeOf(client.conversations.history({ channel }))).toBe('not_in_channel');
    expect(await codeOf(client.pins.add({ channel, timestamp: '1.000001' }))).toBe('not_in_channel');
    expect(await codeOf(client.conversations.setTopic({ channel, topic: 'x' }))).toBe('not_in_channel');
  });

  it('ends by leaving and by being removed', async () => {
    const channel = await aChannel(client);
    await client.conversations.invite({ channel, users: `${idOf('dana')},${idOf('sam')}` });
    await client.conversations.kick({ channel, user: idOf('dana') });
    expect(sandbox.channel('inc-1').memberNames).toEqual(['firebreak', 'sam']);
    expect(await codeOf(client.conversations.kick({ channel, user: idOf('dana') }))).toBe('not_in_channel');
    await client.conversations.leave({ channel });
    expect(sandbox.channel('inc-1').memberNames).toEqual(['sam']);
  });
});

describe('a private channel', () => {
  it('is visible to its members only', async () => {
    const channel = await aChannel(client, 'secret', { is_private: true });
    await client.conversations.invite({ channel, users: idOf('dana') });
    expect(sandbox.person('dana').reads('secret')).toHaveLength(2);
    expect(() => sandbox.person('sam').reads('secret')).toThrow('sam cannot see secret');
  });

  it('is not listed to the app before it is invited', async () => {
    const names = async () => {
      const listed = await client.conversations.list({ types: 'public_channel,private_channel' });
      return listed.channels?.map((one) => one.name);
    };
    expect(await names()).toEqual(['general', 'incidents', 'payments']);
    await sandbox.person('dana').invites('leads', 'firebreak');
    expect(await names()).toContain('leads');
  });
});

describe('conversations.open', () => {
  it('returns the same conversation every time', async () => {
    const first = await client.conversations.open({ users: idOf('dana') });
    const again = await client.conversations.open({ users: idOf('dana') });
    expect(again).toMatchObject({ already_open: true, channel: { id: first.channel?.id } });
  });

  it('refuses deactivated users', async () => {
    expect(await codeOf(client.conversations.open({ users: idOf('gone') }))).toBe('user_disabled');
    expect(await codeOf(client.conversations.open({ users: 'UNOBODY' }))).toBe('user_not_found');
  });
});

describe('reading', () => {
  const posted = async (channel: string, count: number): Promise<string[]> => {
    const stamps: string[] = [];
    for (let i = 1; i <= count; i += 1)
      stamps.push((await client.chat.postMessage({ channel, text: `m${i}` })).ts ?? '');
    return stamps;
  };

  it('returns pages, newest first, until the last one', async () => {
    const channel = await aChannel(client);
    await posted(channel, 4);
    const seen: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.conversations.history({ channel, limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...(page.messages ?? []).map((one) => one.text));
      expect(page.has_more).toBe(Boolean(page.response_metadata?.next_cursor));
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
    expect(seen).toEqual(['m4', 'm3', 'm2', 'm1', `<@${sandbox.botUserId}> has joined the channel`]);
  });

  it('respects oldest and latest, and includes them only if inclusive is set', async () => {
    const channel = await aChannel(client);
    const [first, , third] = await posted(channel, 3);
    const between = { channel, oldest: first ?? '', latest: third ?? '' };
    const texts = async (o: { inclusive?: boolean }) =>
      (await client.conversations.history({ ...between, ...o })).messages?.map((one) => one.text);
    expect(await texts({})).toEqual(['m2']);
    expect(await texts({ inclusive: true })).toEqual(['m3', 'm2', 'm1']);
  });

  it('finds replies in their thread and not in the history', async () => {
    const channel = await aChannel(client);
    const [thread_ts = ''] = await posted(channel, 1);
    const reply = await client.chat.postMessage({ channel, thread_ts, text: 'reply' });
    const history = await client.conversations.history({ channel });
    expect(history.messages?.map((one) => one.text)).not.toContain('reply');
    expect(history.messages?.[0]).toMatchObject({ reply_count: 1, thread_ts });
    const replies = await client.conversations.replies({ channel, ts: reply.ts ?? '' });
    expect(replies.messages?.map((one) => one.text)).toEqual(['m1', 'reply']);
    expect(await codeOf(client.conversations.replies({ channel, ts: '1.000001' }))).toBe('thread_not_found');
  });

  it('refuses cursors that it did not return', async () => {
    const channel = await aChannel(client);
    expect(await codeOf(client.conversations.history({ channel, cursor: 'bm9wZQ==' }))).toBe(
      'invalid_cursor',
    );
  });
});
