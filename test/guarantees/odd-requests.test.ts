import { Agent } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { aProgram } from '../support/a-program.js';
import { builtProgram } from '../support/built-program.js';
import { type OddPayload, oddPayloads } from '../support/odd-payloads.js';
import { oddRequests, words } from '../support/odd-requests.js';
import { sends, signatureOf } from '../support/signed-request.js';

const which = process.env.ODD_PAYLOADS === 'all' ? 'all' : 'some';

const cli = await builtProgram();

it('survives every invalid request and says what is wrong with it', {
  timeout: 240_000,
}, async () => {
  const { slack, lines, url, lives } = await aProcess('http');
  const requests = oddRequests(slack.signingSecret);
  expect(requests.length).toBeGreaterThanOrEqual(200);
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const wrong: string[] = [];
  for (const one of requests) {
    const { status, allow } = await sends(url, one, agent);
    if (status !== one.status) wrong.push(`${one.name}: ${status} in place of ${one.status}`);
    if ((status === 405) !== (allow !== undefined)) wrong.push(`${one.name}: Allow ${allow}`);
    await lives(one.name);
  }
  expect(wrong).toEqual([]);
  await saysNothingOf(words, lines);
  expect((await slack.person('dana').types('/incident list')).status).toBe(200);
});

it('survives every Slack payload with a wrong field', { timeout: 400_000 }, async () => {
  const { slack, lines, url, lives } = await aProcess('http');
  const wrong: string[] = [];
  for (const one of oddPayloads(which)) {
    const { status } = await sends(url, signed(one, slack.signingSecret));
    const right = one.status === null ? [200, 400, 404] : [one.status];
    if (!right.includes(status)) wrong.push(`${one.name}: ${status}`);
    await lives(one.name);
  }
  expect({ wrong, faults: faultsIn(lines) }).toEqual({ wrong: [], faults: [] });
  await saysNothingOf(words, lines);
  expect((await slack.person('dana').types('/incident list')).status).toBe(200);
});

it('survives the same payloads on its socket, and messages that are not payloads', {
  timeout: 400_000,
}, async () => {
  const { front, lines, lives } = await aProcess('socket');
  const { sockets } = front;
  const [socket] = sockets;
  for (const message of [...oddMessages(), ...oddPayloads(which).map(envelope)]) {
    await front.sends(message);
    await lives(String(message).slice(0, 200));
  }
  expect(sockets).toContain(socket);
  await saysNothingOf(words, lines);
  expect(faultsIn(lines)).toEqual([]);
  const help = oddPayloads('some').find(({ name }) => name === 'command');
  await front.sends(JSON.stringify({ ...JSON.parse(envelope(help as OddPayload)), envelope_id: 'the last' }));
  await vi.waitFor(() => expect(front.acknowledged).toContain('the last'), { timeout: 5_000 });
});

it('survives bytes that are not a request', { timeout: 60_000 }, async () => {
  const { slack, url, lives } = await aProcess('http');
  const head = 'POST /slack/events HTTP/1.1\r\nhost: x\r\n';
  const answers: [string, RegExp][] = [
    ['\r\n\r\n\r\n', /^$/],
    ['\0\0\0\0', /^HTTP\/1.1 400/],
    ['\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03', /^HTTP\/1.1 400/],
    ['GET\r\n\r\n', /^HTTP\/1.1 400/],
    ['GET /healthz HTTP/9.9\r\n\r\n', /^HTTP\/1.1 400/],
    [`GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`, /^HTTP\/1.1 431/],
    [`${head}content-length: 1\r\ncontent-length: 2\r\n\r\nx`, /^HTTP\/1.1 400/],
    [`${head}content-length: -1\r\n\r\n`, /^HTTP\/1.1 400/],
    [`${head}transfer-encoding: chunked\r\n\r\nzz\r\n`, /^(HTTP\/1.1 400|$)/],
    [`${head}transfer-encoding: chunked\r\ncontent-length: 3\r\n\r\n0\r\n\r\n`, /^HTTP\/1.1 400/],
    [`${head}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n`, /^(HTTP\/1.1 400|$)/],
    [`${head}content-length: 500\r\n\r\nhello`, /^(HTTP\/1.1 400|$)/],
    [`${head}expect: 100-continue\r\ncontent-length: 1\r\n\r\nx`, /^HTTP\/1.1 100 .*401/s],
    [`${head}expect: a miracle\r\ncontent-length: 1\r\n\r\nx`, /^HTTP\/1.1 417/],
    ['CONNECT example.com:443 HTTP/1.1\r\nhost: example.com:443\r\n\r\n', /^$/],
    [
      'GET /slack/events HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
      /^HTTP\/1.1 405/,
    ],
    ['GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n', /^HTTP\/1.1 404/],
    ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', /^(HTTP\/1.1 400|$)/],
    ['OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n', /^HTTP\/1.1 404/],
    ['GET http://example.com/slack/events HTTP/1.1\r\nhost: x\r\n\r\n', /^HTTP\/1.1 404/],
    ['GET /slack/events HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(50), /^HTTP\/1.1 405/],
  ];
  for (const [bytes, expected] of answers) {
    const socket = dial(url);
    const answer = collected(socket);
    socket.end(bytes, 'latin1');
    const [, ...answered] = (await answer).split(/(?=HTTP\/1\.1 )/);
    expect(await answer, bytes.slice(0, 100)).toMatch(expected);
    if (bytes.length > 2_000 && expected.source.includes('405')) expect(answered.length + 1).toBe(50);
    await lives(bytes.slice(0, 100));
  }
  expect((await slack.person('dana').types('/incident list')).status).toBe(200);
});

it('disconnects slow senders and serves others meanwhile', { timeout: 90_000 }, async () => {
  const { slack, url, lives } = await aProcess('http');
  const size = 1_990_000;
  const headers = Object.entries(signatureOf(Buffer.from(''), 'nobody')).map((one) => one.join(': '));
  const head = ['POST /slack/events HTTP/1.1', 'host: x', ...headers, `content-length: ${size}`].join('\r\n');
  const silent = Array.from({ length: 100 }, () => dial(url));
  const inHeaders = Array.from({ length: 100 }, () => dial(url, head.slice(0, 50)));
  const inBodies = Array.from({ length: 40 }, () => dial(url, `${head}\r\n\r\n${'x'.repeat(size - 1)}`));
  const ends = [...silent, ...inHeaders, ...inBodies].map(collected);
  while (ends.length > 0) {
    await lives('slow senders');
    expect((await slack.person('dana').types('/incident list')).status).toBe(200);
    const isEnded = await Promise.all(ends.map((end) => Promise.race([end, null])));
    ends.splice(0, ends.length, ...ends.filter((_end, at) => isEnded[at] === null));
    await pause(100);
  }
});

async function aProcess(mode: 'http' | 'socket') {
  const { slack, front, start } = await aProgram(cli, mode);
  const bot = await start();
  await bot.ready();
  return { slack, front, ...bot };
}

function signed({ kind, payload }: OddPayload, secret: string) {
  const fields = kind === 'command' ? payload : { payload: JSON.stringify(payload) };
  const form = new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, textOf(value)]),
  );
  const body = Buffer.from(kind === 'event' ? JSON.stringify(payload) : form.toString());
  const type = kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded';
  return {
    method: 'POST',
    path: '/slack/events',
    headers: { ...signatureOf(body, secret), 'content-type': type },
    body,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

let envelopes = 0;

function envelope({ kind, payload }: OddPayload): string {
  const type = { event: 'events_api', command: 'slash_commands', interactive: 'interactive' }[kind];
  envelopes += 1;
  return JSON.stringify({ type, envelope_id: `e${envelopes}`, payload, accepts_response_payload: true });
}

function oddMessages(): (string | Buffer)[] {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const event = (told: string) =>
    `{"type":"events_api","envelope_id":"e","payload":{"type":"event_callback","event":${told}}}`;
  const signals = [
    'error',
    'close',
    'connected',
    'disconnected',
    'ws_message',
    'slack_event',
    'hello',
    'disconnect',
  ];
  return [
    ...[
      '',
      'null',
      '1',
      '[]',
      '{}',
      'true',
      '{',
      '\0',
      words,
      `"${words}"`,
      '<html>',
      deep,
      `{"type":${deep}}`,
    ],
    ...['{"type":null}', '{"type":7}', '{"type":"hello"}', '{"type":"events_api"}', '{"type":"error"}'],
    ...['{"type":"close"}', '{"type":"slack_event"}', '{"type":"ws_message"}', '{"type":"disconnected"}'],
    ...['{"type":"events_api","envelope_id":"e","payload":null}', '{"type":"interactive","envelope_id":"e"}'],
    ...[
      '{"type":"slash_commands","envelope_id":null,"payload":{}}',
      '{"type":"slash_commands","payload":[]}',
    ],
    ...['null', '[]', '{}', '7', '{"type":null}', '{"type":{}}', deep, `{"type":"message","a":${deep}}`].map(
      event,
    ),
    ...signals.map((type) => event(JSON.stringify({ type }))),
    Buffer.from('{"type":"hello"}'),
    Buffer.from([0xff, 0xfe, 0]),
    `{"type":"${words}","envelope_id":"e","payload":{}}`,
    'x'.repeat(2_000_000),
  ];
}

function dial(url: string, bytes = ''): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).on('error', () => {});
  if (bytes !== '') socket.write(bytes);
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** Everything received until the other side closed the connection. */
async function collected(socket: Socket): Promise<string> {
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  await new Promise((resolve) => socket.on('close', resolve));
  return Buffer.concat(parts).toString('latin1');
}

async function saysNothingOf(said: string, lines: string[]): Promise<void> {
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter((line) => line.includes(said))).toEqual([]);
}

/** Log lines that the program counts as its own errors. */
function faultsIn(lines: string[]): string[] {
  return lines.filter((line) => line.includes('"level":"error"')).map((line) => line.slice(0, 600));
}
