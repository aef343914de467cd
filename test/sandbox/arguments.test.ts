import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { notCovered } from '../../sandbox/web-api/methods.js';
import { aChannel, aClient, codeOf, rawCall } from './support/api.js';
import { manifest } from './support/manifest.js';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const bearer = () => ({ authorization: `Bearer ${sandbox.botToken}` });

describe('methods', () => {
  it('are listed and answered as unknown if the sandbox does not implement them', async () => {
    expect(notCovered().length).toBeGreaterThan(0);
    for (const method of notCovered()) {
      expect(await rawCall(sandbox, method, { headers: bearer() })).toMatchObject({
        body: { error: 'unknown_method' },
      });
    }
  });

  it('are unknown if Slack does not define them', async () => {
    expect(await rawCall(sandbox, 'chat.shout', { headers: bearer() })).toMatchObject({
      body: { error: 'unknown_method' },
    });
    expect(sandbox.refusals.map((one) => one.method)).toEqual(['chat.shout']);
  });

  it('all answer a call without arguments, and none makes the sandbox fail', async () => {
    const files = readdirSync('sandbox/reference/methods').filter((file) => file.endsWith('.json'));
    for (const file of files) {
      const answer = await rawCall(sandbox, file.slice(0, -5), { headers: bearer() });
      expect([file, answer.status]).toEqual([file, 200]);
    }
  });
});

describe('tokens', () => {
  it.each([
    ['none', {}, 'not_authed'],
    ['a made-up one', { authorization: 'Bearer xoxb-made-up' }, 'invalid_auth'],
  ])('%s', async (_name, headers, error) => {
    expect(await rawCall(sandbox, 'auth.test', { headers })).toMatchObject({ body: { ok: false, error } });
  });

  it('open connections and nothing else if they are the app’s', async () => {
    const app = aClient(sandbox, sandbox.appToken);
    expect((await app.apps.connections.open({})).url).toMatch(/^ws:/);
    expect(await codeOf(app.team.info())).toBe('not_allowed_token_type');
    expect(await codeOf(aClient(sandbox).apps.connections.open({}))).toBe('not_allowed_token_type');
  });

  it('are refused once revoked', async () => {
    sandbox.uninstall();
    expect(await codeOf(aClient(sandbox).auth.test())).toBe('token_revoked');
  });

  it('may also be sent in the form', async () => {
    expect(await rawCall(sandbox, 'auth.test', { body: `token=${sandbox.botToken}` })).toMatchObject({
      body: { ok: true, bot_id: sandbox.botId, user: 'firebreak' },
    });
  });
});

describe('scopes', () => {
  it('are named if the manifest lacks them, together with those it has', async () => {
    const call = aClient(sandbox).users.profile.get({ user: sandbox.person('dana').id });
    await expect(call).rejects.toMatchObject({
      data: {
        error: 'missing_scope',
        needed: 'users.profile:read',
        provided: expect.stringContaining('users:read'),
      },
    });
  });

  it('depend on the kind of the conversation', async () => {
    const bot = ['channels:manage', 'channels:read'];
    const small = await startSandbox({ manifest: { oauth_config: { scopes: { bot } } } });
    const client = aClient(small);
    expect(await codeOf(client.conversations.create({ name: 'open' }))).toBe('ok');
    expect(await codeOf(client.conversations.create({ name: 'closed', is_private: true }))).toBe(
      'missing_scope',
    );
    expect(await codeOf(client.conversations.list({ types: 'private_channel' }))).toBe('missing_scope');
    expect(await codeOf(client.conversations.open({ users: small.person('dana').id }))).toBe('missing_scope');
    await small.close();
  });

  it('are in the headers of every answer', async () => {
    const { headers } = await rawCall(sandbox, 'pins.add', { headers: bearer() });
    expect(headers.get('x-accepted-oauth-scopes')).toBe('pins:write');
    expect(headers.get('x-oauth-scopes')).toContain('pins:write');
  });

  it('decide whether addresses are shown', async () => {
    const info = await aClient(sandbox).users.info({ user: sandbox.person('dana').id });
    expect(info.user?.profile).not.toHaveProperty('email');
  });
});

describe('arguments', () => {
  const call = (method: string, args: Record<string, unknown>) => aClient(sandbox).apiCall(method, args);

  it('are named if they are missing', async () => {
    await expect(call('bookmarks.add', { channel_id: 'C0GENERAL1' })).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: ['[ERROR] missing required field: title'] },
      },
    });
  });

  it.each([
    ['conversations.history', { channel: 'C0GENERAL1', limit: 'many' }],
    ['conversations.create', { name: 'x', is_private: 'perhaps' }],
    ['bookmarks.add', { channel_id: 'C0GENERAL1', title: 'x'.repeat(257), type: 'link' }],
    ['chat.scheduleMessage', { channel: 'C0GENERAL1', text: 'x', post_at: 'tomorrow' }],
    ['chat.scheduleMessage', { channel: 'C0GENERAL1', text: 'x', post_at: 1, parse: 'some' }],
  ])('are refused by %s if they have the wrong type', async (method, args) => {
    expect(await codeOf(call(method, args))).toBe('invalid_arguments');
  });

  it('are accepted and noted if Slack does not know them', async () => {
    await call('auth.test', { team_id: 'T1', sparkle: 'yes' });
    expect(sandbox.calls.at(-1)).toMatchObject({ ok: true, unknownArgs: ['team_id', 'sparkle'] });
  });

  it('may be JSON where the method takes JSON, and are ignored elsewhere', async () => {
    const channel = await aChannel(aClient(sandbox));
    const headers = { ...bearer(), 'content-type': 'application/json; charset=utf-8' };
    const body = JSON.stringify({
      channel,
      text: 'hello',
      blocks: [{ type: 'divider' }],
      user: 'U0DANA0001',
    });
    expect(await rawCall(sandbox, 'chat.postMessage', { headers, body })).toMatchObject({
      body: { ok: true },
    });
    expect(await rawCall(sandbox, 'users.info', { headers, body })).toMatchObject({
      body: { error: 'user_not_found' },
    });
    expect(await rawCall(sandbox, 'chat.postMessage', { headers, body: '{' })).toMatchObject({
      body: { error: 'invalid_json' },
    });
  });

  it('are refused if they have more than 4 MB', async () => {
    const response = await rawCall(sandbox, 'chat.postMessage', {
      headers: bearer(),
      body: `text=${'x'.repeat(4_000_001)}`,
    });
    expect(response.status).toBe(413);
  });

  it('are in the log of calls, without the token', async () => {
    await codeOf(
      call('chat.postMessage', { channel: 'C0LEADS004', text: 'x', blocks: [{ type: 'divider' }] }),
    );
    expect(sandbox.calls.at(-1)).toMatchObject({
      method: 'chat.postMessage',
      args: { text: 'x', blocks: [{ type: 'divider' }] },
      ok: false,
      error: 'channel_not_found',
      status: 200,
      token: 'bot',
      isInjected: false,
    });
    expect(JSON.stringify(sandbox.calls)).not.toContain(sandbox.botToken);
  });
});

describe('refusals', () => {
  it('contain the app’s own mistakes, but no valid errors and no injected faults', async () => {
    const client = aClient(sandbox);
    await codeOf(client.conversations.create({ name: 'general' }));
    await codeOf(client.users.info({ user: 'UNOBODY' }));
    sandbox.faults.fail('auth.test', 'invalid_arguments');
    await codeOf(client.auth.test());
    await codeOf(client.conversations.create({ name: 'Not Allowed' }));
    expect(sandbox.refusals.map((one) => one.error)).toEqual(['invalid_name_specials']);
  });
});
