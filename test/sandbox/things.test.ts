import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { aChannel, aClient, codeOf } from './support/api.js';
import { manifest } from './support/manifest.js';

let sandbox: Sandbox;
let client: WebClient;
let channel: string;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest });
  client = aClient(sandbox);
});
beforeEach(async () => {
  sandbox.reset();
  channel = await aChannel(client);
});
afterAll(() => sandbox.close());

const posted = async (): Promise<string> =>
  (await client.chat.postMessage({ channel, text: 'card' })).ts ?? '';

describe('pins', () => {
  it('are added once, listed, and removed once', async () => {
    const timestamp = await posted();
    await client.pins.add({ channel, timestamp });
    expect(await codeOf(client.pins.add({ channel, timestamp }))).toBe('already_pinned');
    expect((await client.pins.list({ channel })).items).toMatchObject([
      { message: { text: 'card', pinned_to: [channel] } },
    ]);
    await client.pins.remove({ channel, timestamp });
    expect(await codeOf(client.pins.remove({ channel, timestamp }))).toBe('no_pin');
    expect(sandbox.channel('inc-1').pins).toEqual([]);
  });

  it('require a message', async () => {
    expect(await codeOf(client.apiCall('pins.add', { channel }))).toBe('no_item_specified');
    expect(await codeOf(client.pins.add({ channel, timestamp: 'yesterday' }))).toBe('bad_timestamp');
    expect(await codeOf(client.pins.add({ channel, timestamp: '1.000001' }))).toBe('message_not_found');
  });
});

describe('bookmarks', () => {
  it('are added, changed, listed and removed', async () => {
    const link = 'https://status.example.com';
    const added = await client.bookmarks.add({ channel_id: channel, type: 'link', title: 'Status', link });
    const bookmark_id = added.bookmark?.id ?? '';
    await client.bookmarks.edit({ channel_id: channel, bookmark_id, title: 'Status page' });
    expect((await client.bookmarks.list({ channel_id: channel })).bookmarks).toMatchObject([
      { title: 'Status page', link },
    ]);
    await client.bookmarks.remove({ channel_id: channel, bookmark_id });
    expect(await codeOf(client.bookmarks.remove({ channel_id: channel, bookmark_id }))).toBe('not_found');
  });

  it('require a link', async () => {
    const add = (link: string) =>
      codeOf(client.bookmarks.add({ channel_id: channel, type: 'link', title: 'x', link }));
    expect([await add('javascript:alert(1)'), await add('')]).toEqual(['invalid_link', 'invalid_link']);
  });
});

describe('reactions', () => {
  it('are added once per person, and removed once', async () => {
    const timestamp = await posted();
    await client.reactions.add({ channel, timestamp, name: 'eyes' });
    expect(await codeOf(client.reactions.add({ channel, timestamp, name: 'eyes' }))).toBe('already_reacted');
    const got = await client.reactions.get({ channel, timestamp });
    expect(got.message?.reactions).toEqual([{ name: 'eyes', users: [sandbox.botUserId], count: 1 }]);
    await client.reactions.remove({ channel, timestamp, name: 'eyes' });
    expect(await codeOf(client.reactions.remove({ channel, timestamp, name: 'eyes' }))).toBe('no_reaction');
  });

  it('require the name of an emoji', async () => {
    const timestamp = await posted();
    expect(await codeOf(client.reactions.add({ channel, timestamp, name: 'two words' }))).toBe(
      'invalid_name',
    );
  });
});

describe('users', () => {
  it.each([
    ['dana', { is_restricted: false, tz: 'Europe/Berlin' }],
    ['guest', { is_restricted: true, is_ultra_restricted: true }],
    ['gone', { deleted: true }],
    ['ext.kim', { is_stranger: true, team_id: 'T0PARTNER1' }],
    ['deploybot', { is_bot: true }],
    ['slackbot', { id: 'USLACKBOT', is_bot: false }],
  ])('%s has the right flags', async (name, expected) => {
    expect((await client.users.info({ user: sandbox.person(name).id })).user).toMatchObject(expected);
  });

  it('may have no time zone', async () => {
    expect((await client.users.info({ user: sandbox.person('notz').id })).user).not.toHaveProperty('tz');
  });

  it('are listed page by page', async () => {
    const first = await client.users.list({ limit: 5 });
    const second = await client.users.list({ limit: 50, cursor: first.response_metadata?.next_cursor ?? '' });
    const names = [...(first.members ?? []), ...(second.members ?? [])].map((one) => one.name);
    expect(names).toHaveLength(12);
    expect(names).toContain('firebreak');
  });

  it('can change, and the app is notified', async () => {
    sandbox.changeUser('sam', { kind: 'deactivated' });
    expect((await client.users.info({ user: sandbox.person('sam').id })).user).toMatchObject({
      deleted: true,
    });
    const robin = sandbox.addPerson({ name: 'robin', tz: 'Asia/Tokyo' });
    expect(sandbox.channel('general').memberNames).toContain('robin');
    expect(robin.tz).toBe('Asia/Tokyo');
  });

  it('are members of groups', async () => {
    const groups = await client.usergroups.list({ include_users: true });
    expect(groups.usergroups).toMatchObject([
      { handle: 'payments-oncall', users: ['U0SAM00002', 'U0PRIYA003'] },
    ]);
    expect(await codeOf(client.usergroups.users.list({ usergroup: 'SNONE' }))).toBe('no_such_subteam');
  });
});

describe('files', () => {
  it('are uploaded, shown in the channel, and downloaded with the token', async () => {
    const file = Buffer.from('# Post-mortem\n');
    await client.files.uploadV2({
      channel_id: channel,
      file,
      filename: 'postmortem.md',
      initial_comment: 'Draft',
    });
    const message = sandbox.channel('inc-1').messages.at(-1);
    expect(message).toMatchObject({
      text: 'Draft',
      files: [{ name: 'postmortem.md', size: file.length, mimetype: 'text/markdown' }],
    });
    const url = String(message?.files?.[0]?.url_private);
    const read = await fetch(url, { headers: { authorization: `Bearer ${sandbox.botToken}` } });
    expect(await read.text()).toBe('# Post-mortem\n');
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(302);
    expect(sandbox.refusals).toEqual([]);
  });

  it('are there for tests by name, with their bytes, once they are shared', async () => {
    const { file_id = '', upload_url = '' } = await client.files.getUploadURLExternal({
      ...{ filename: 'log.txt', length: 4 },
    });
    await fetch(upload_url, { method: 'POST', body: 'boom' });
    expect(() => sandbox.file('log.txt')).toThrow('no shared file "log.txt". Known: none.');
    await client.files.completeUploadExternal({
      files: [{ id: file_id, title: 'Log' }],
      channel_id: channel,
    });
    expect(sandbox.file('log.txt')).toMatchObject({ title: 'Log', size: 4, channels: [channel] });
    expect(sandbox.file('log.txt').bytes.toString()).toBe('boom');
  });

  it('are uploaded without a token, and faults strike their upload too', async () => {
    const { upload_url = '' } = await client.files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
    const upload = () => fetch(upload_url, { method: 'POST', body: 'abc' });
    sandbox.faults.status('upload', 503);
    expect((await upload()).status).toBe(503);
    sandbox.faults.rateLimit('upload', 7);
    expect((await upload()).headers.get('retry-after')).toBe('7');
    sandbox.faults.loseReply('upload');
    await expect(upload()).rejects.toThrow();
    expect(await (await upload()).text()).toBe('OK - 3');
    const uploads = sandbox.calls.filter(({ method }) => method === 'upload');
    expect(uploads.map(({ ok, token }) => [ok, token])).toEqual(
      [false, false, true, true].map((ok) => [ok, 'none']),
    );
  });

  it('cannot be completed before their upload', async () => {
    const { file_id = '' } = await client.files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
    expect(await codeOf(client.files.completeUploadExternal({ files: [{ id: file_id }] }))).toBe(
      'file_not_found',
    );
  });

  it('are visible to the app if people post them', async () => {
    await sandbox.person('dana').joins('inc-1');
    await sandbox
      .person('dana')
      .posts('the log', { in: 'inc-1', files: [{ name: 'log.txt', content: 'boom' }] });
    expect((await client.files.list({ channel })).files).toMatchObject([
      { name: 'log.txt', user: 'U0DANA0001' },
    ]);
  });
});

describe('an installation', () => {
  it('is approved by the person and redirected with a code', async () => {
    const query = new URLSearchParams({
      client_id: sandbox.clientId,
      state: 's1',
      redirect_uri: 'http://127.0.0.1/back',
    });
    const response = await fetch(`${sandbox.url}/oauth/v2/authorize?${query}`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe(`http://127.0.0.1/back?code=${sandbox.oauthCode}&state=s1`);
  });

  it('exchanges the code for the bot token', async () => {
    const { clientId: client_id, clientSecret: client_secret, oauthCode: code } = sandbox;
    const anonymous = aClient(sandbox, '');
    const answer = await anonymous.oauth.v2.access({ client_id, client_secret, code });
    expect(answer).toMatchObject({ access_token: sandbox.botToken, team: { id: sandbox.teamId } });
    expect(await codeOf(anonymous.oauth.v2.access({ client_id, client_secret, code: 'other' }))).toBe(
      'invalid_code',
    );
  });
});
