import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { aChannel, aClient, codeOf } from './support/api.js';

let sandbox: Sandbox;
let client: WebClient;
let channel: string;

beforeAll(async () => {
  sandbox = await startSandbox({
    manifest: { oauth_config: { scopes: { bot: ['chat:write', 'channels:manage'] } } },
  });
  client = aClient(sandbox);
});
beforeEach(async () => {
  sandbox.reset();
  channel = await aChannel(client);
});
afterAll(() => sandbox.close());

const post = (text = 'x') => codeOf(client.chat.postMessage({ channel, text }));
const said = () =>
  sandbox
    .channel('inc-1')
    .messages.filter((one) => one.bot_id)
    .map((one) => one.text);

describe('a fault', () => {
  it('can do the work after a delay, without a reply', async () => {
    sandbox.faults.doneUnheard('chat.postMessage', 300);
    const begun = performance.now();
    expect(await post('a')).not.toBe('ok');
    expect(performance.now() - begun).toBeGreaterThan(290);
    expect(said()).toEqual(['a']);
  });

  it('can do the work at once and reply late', async () => {
    sandbox.faults.answerLate('chat.postMessage', 300);
    const begun = performance.now();
    expect(await post('a')).toBe('ok');
    expect(performance.now() - begun).toBeGreaterThan(290);
    expect(said()).toEqual(['a']);
  });

  it('affects one call by default, and nothing is done', async () => {
    sandbox.faults.fail('chat.postMessage', 'fatal_error');
    expect([await post('a'), await post('b')]).toEqual(['fatal_error', 'ok']);
    expect(said()).toEqual(['b']);
  });

  it('affects the given number of calls, after the given number of successes', async () => {
    sandbox.faults.fail('chat.postMessage', 'fatal_error', { times: 2, after: 1 });
    expect([await post(), await post(), await post(), await post()]).toEqual([
      'ok',
      'fatal_error',
      'fatal_error',
      'ok',
    ]);
  });

  it('affects all calls until it is removed', async () => {
    const lift = sandbox.faults.fail('*', 'internal_error', { times: Number.POSITIVE_INFINITY });
    expect([await post(), await codeOf(client.auth.test())]).toEqual(['internal_error', 'internal_error']);
    lift();
    expect(await post()).toBe('ok');
  });

  it('can be limited to matching calls', async () => {
    sandbox.faults.fail('chat.postMessage', 'fatal_error', { when: (call) => call.args.text === 'b' });
    expect([await post('a'), await post('b')]).toEqual(['ok', 'fatal_error']);
    sandbox.faults.fail((call) => call.method.startsWith('auth.'), 'fatal_error');
    expect([await post('c'), await codeOf(client.auth.test())]).toEqual(['ok', 'fatal_error']);
  });
});

describe('Slack can be made to return', () => {
  it('an HTTP status with an HTML page', async () => {
    sandbox.faults.status('chat.postMessage', 503);
    await expect(client.chat.postMessage({ channel, text: 'x' })).rejects.toMatchObject({ statusCode: 503 });
    expect(said()).toEqual([]);
  });

  it('a rate limit that says how long to wait', async () => {
    sandbox.faults.rateLimit('chat.postMessage', 7);
    await expect(client.chat.postMessage({ channel, text: 'x' })).rejects.toMatchObject({ retryAfter: 7 });
    expect(said()).toEqual([]);
  });

  it('no reply although the work is done', async () => {
    sandbox.faults.loseReply('chat.postMessage');
    expect(await post('done')).not.toBe('ok');
    expect(said()).toEqual(['done']);
    expect(sandbox.calls.at(-1)).toMatchObject({ ok: true, status: undefined });
  });

  it('no reply, because the connection is dropped and nothing is done', async () => {
    sandbox.faults.dropBefore('chat.postMessage');
    expect(await post()).not.toBe('ok');
    expect(said()).toEqual([]);
  });

  it('nothing until the client gives up, and nothing is done', async () => {
    sandbox.faults.hang('chat.postMessage', 300);
    const started = performance.now();
    expect(await post()).not.toBe('ok');
    expect(performance.now() - started).toBeGreaterThan(290);
    expect(said()).toEqual([]);
  });

  it('everything late', async () => {
    const lift = sandbox.faults.slow(120);
    const started = performance.now();
    await post();
    expect(performance.now() - started).toBeGreaterThan(115);
    lift();
  });
});

describe('rate limits', () => {
  it('allow bursts, then return 429 for a while', async () => {
    let now = 1_700_000_000_000;
    const strict = await startSandbox({
      rateLimits: 'slack',
      clock: () => new Date(now),
      manifestPath: '/nowhere',
    });
    const caller = aClient(strict);
    const names = Array.from({ length: 21 }, (_, i) => `c${i}`);
    const codes: string[] = [];
    for (const name of names) codes.push(await codeOf(caller.conversations.create({ name })));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(20);
    expect(strict.calls.at(-1)).toMatchObject({ status: 429, error: 'ratelimited' });
    now += 3_000;
    expect(await codeOf(caller.conversations.create({ name: 'later' }))).toBe('ok');
    expect(await codeOf(caller.auth.test())).toBe('ok');
    await strict.close();
  });

  it('allow one message per second and channel', async () => {
    let now = 1_700_000_000_000;
    const strict = await startSandbox({
      rateLimits: 'slack',
      clock: () => new Date(now),
      manifestPath: '/nowhere',
    });
    const caller = aClient(strict);
    const say = () => codeOf(caller.chat.postMessage({ channel: 'C0GENERAL1', text: 'x' }));
    const burst = [await say(), await say(), await say(), await say()];
    expect(burst.slice(0, 3)).toEqual(['ok', 'ok', 'ok']);
    expect(burst[3]).toMatch(/rate.?limit/i);
    now += 1_000;
    expect(await say()).toBe('ok');
    await strict.close();
  });
});
