import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openResponder } from '../../src/slack/respond.js';
import { openWebApi, type SlackCall } from '../../src/slack/web-api.js';

async function aServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

/** What one call comes to where Slack's place answers so, and what the log is told of it. */
async function answerTo(body: string, { status = 200, headers = {} } = {}) {
  const apiUrl = await aServer((_request, response) => {
    response.writeHead(status, headers).end(body);
  });
  const calls: SlackCall[] = [];
  const call = openWebApi({
    ...{ token: 'xoxb-1', workspaceId: 'T1', apiUrl, proxy: null, timeoutMs: 2_000 },
    onCall: (one) => calls.push(one),
  });
  const answer = await call('chat.postMessage', { channel: 'C1', text: 'hello' }, 'trace');
  return { answer, logged: calls[0] };
}

describe('an answer with status 200', () => {
  it.each([
    ['a page of a proxy', '<html><body>Payments are down, says dana</body></html>'],
    ['a body that was cut off', '{"ok":true,"channel":"C1","ts":"17'],
    ['no body', ''],
    ['a bare word, as a gateway says it', 'upstream_timeout'],
    ['null', 'null'],
    ['a list', '[true]'],
    ['a number', '1'],
    ['an object that does not say whether it went well', '{"ts":"1.000100"}'],
    ['ok as a word', '{"ok":"true","ts":"1.000100"}'],
    ['ok as a number', '{"ok":1}'],
    ['no error beside a refusal', '{"ok":false}'],
    ['an error that is no code', '{"ok":false,"error":"Payments are down, says dana"}'],
    ['an error of another type', '{"ok":false,"error":{"code":"not_in_channel"}}'],
    ['an endless error', `{"ok":false,"error":"${'x'.repeat(5_000)}"}`],
  ])('counts as no answer where it is %s, and none of it is kept', async (_what, body) => {
    const { answer, logged } = await answerTo(body);
    expect(answer).toEqual({ kind: 'silent', error: 'unreadable_answer' });
    expect(logged).toMatchObject({ outcome: 'silent', error: 'unreadable_answer' });
  });

  it.each(['not_in_channel', 'method_deprecated', 'two_factor.setup'])(
    'is a refusal where it names a code of Slack’s: %s',
    async (error) => {
      const { answer } = await answerTo(JSON.stringify({ ok: false, error }));
      expect(answer).toMatchObject({ kind: 'rejected', error });
    },
  );

  it('is a success where it says so', async () => {
    const { answer } = await answerTo('{"ok":true,"ts":"1.000100"}');
    expect(answer).toMatchObject({ kind: 'ok', data: { ok: true, ts: '1.000100' } });
  });
});

describe('too many requests', () => {
  it.each([
    ['30', 30_000],
    ['0', 1_000],
    ['-5', 1_000],
    ['soon', 1_000],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 1_000],
    [null, 1_000],
    ['99999999999', 300_000],
  ])('are tried again in time, whatever Retry-After says: %s', async (asked, afterMs) => {
    const headers = asked === null ? {} : { 'retry-after': asked };
    const { answer } = await answerTo('', { status: 429, headers });
    expect(answer).toEqual({ kind: 'limited', afterMs });
  });
});

describe('the address for an answer to a person', () => {
  it.each([
    ['ok', 200, 'ok'],
    ['', 200, 'ok'],
    ['{"ok":true}', 200, 'ok'],
    ['<!doctype html><p>Log in to the Wi-Fi', 200, 'silent'],
    ['{"ok":false,"error":"used_url"}', 404, 'rejected'],
    ['<html>502</html>', 502, 'silent'],
    ['', 429, 'limited'],
  ])('answering %j with status %i means: %s', async (body, status, kind) => {
    const url = await aServer((_request, response) => response.writeHead(status).end(body));
    const respond = openResponder({ proxy: null, timeoutMs: 2_000, onCall: () => {} });
    expect((await respond(url, { text: 'hello' }, 'trace')).kind).toBe(kind);
  });
});
