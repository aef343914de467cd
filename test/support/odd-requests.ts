import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Headed, signatureOf } from './signed-request.js';

/** A request that anyone may send to the bot's web server, and the allowed responses. */
export interface OddRequest {
  name: string;
  method: string;
  path: string;
  headers: Headed;
  body: Buffer;
  status: number;
}

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const slack = '/slack/events';
/** Stands for user content, which no log line may contain. */
export const words = 'what people wrote';

/** Requests with every method to every endpoint, signed and unsigned, that Slack would never send. */
export function oddRequests(secret: string): OddRequest[] {
  return [...wrongMethods(), ...wrongPaths(), ...wrongSignatures(secret), ...wrongBodies(secret)];
}

function wrongMethods(): OddRequest[] {
  const others = ['PUT', 'OPTIONS', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'];
  return [
    ...['GET', 'HEAD', ...others].map((method) => request({ method, path: slack, status: 405 })),
    ...['/healthz', '/readyz', '/metrics'].flatMap((path) =>
      ['POST', ...others].map((method) => request({ method, path, status: 405 })),
    ),
  ];
}

function wrongPaths(): OddRequest[] {
  const paths = [
    '/',
    '/nothing',
    '/slack',
    '/slack/events/',
    '/slack/events/more',
    '//slack/events',
    '/%',
    '/%ff',
  ];
  const further = [
    '/slack%2Fevents',
    '/healthz/..',
    '/../../etc/passwd',
    '/favicon.ico',
    '/.env',
    `/${'x'.repeat(8_000)}`,
  ];
  return [...paths, ...further].flatMap((path) =>
    ['GET', 'POST', 'PUT', 'OPTIONS', 'DELETE'].map((method) => request({ method, path, status: 404 })),
  );
}

function wrongSignatures(secret: string): OddRequest[] {
  const body = Buffer.from(`command=%2Fincident&text=${words}`);
  const now = Math.floor(Date.now() / 1_000);
  const good = signatureOf(body, secret, now);
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } = good;
  const headers: Record<string, Headed> = {
    'no header': {},
    'no timestamp': { 'x-slack-signature': signature },
    'no signature': { 'x-slack-request-timestamp': timestamp },
    'another secret': signatureOf(body, 'another secret', now),
    'another body': signatureOf(Buffer.from('text=help'), secret, now),
    'ten minutes old': signatureOf(body, secret, now - 600),
    'ten minutes early': signatureOf(body, secret, now + 600),
    'of 1970': signatureOf(body, secret, 1),
    'of the year 33658': signatureOf(body, secret, 1_000_000_000_000),
    'of no time': signatureOf(body, secret, Number.NaN),
    'of 1e10': { ...good, 'x-slack-request-timestamp': '1e10' },
    'an empty timestamp': { ...good, 'x-slack-request-timestamp': '' },
    'a negative timestamp': { ...good, 'x-slack-request-timestamp': `-${timestamp}` },
    'an endless timestamp': { ...good, 'x-slack-request-timestamp': '9'.repeat(5_000) },
    'two timestamps': { ...good, 'x-slack-request-timestamp': [String(timestamp), String(timestamp)] },
    'two signatures': { ...good, 'x-slack-signature': [String(signature), String(signature)] },
    'another version': { ...good, 'x-slack-signature': String(signature).replace('v0', 'v1') },
    'half a signature': { ...good, 'x-slack-signature': String(signature).slice(0, 30) },
    'a signature of no hex': { ...good, 'x-slack-signature': `v0=${'z'.repeat(64)}` },
    'an empty signature': { ...good, 'x-slack-signature': '' },
  };
  return Object.entries(headers).map(([name, one]) =>
    request({ name: `signed: ${name}`, headers: { ...one, 'content-type': form }, body, status: 401 }),
  );
}

function wrongBodies(secret: string): OddRequest[] {
  const signed = (
    name: string,
    type: string,
    body: Buffer | string,
    status = 400,
    more: Headed = {},
  ): OddRequest => {
    const bytes = Buffer.from(body);
    const headers = { ...signatureOf(bytes, secret), 'content-type': type, ...more };
    return request({ name: `${type}: ${name}`, headers, body: bytes, status });
  };
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const event = `{"type":"event_callback","team_id":"T0SANDBOX1","event_time":1700000000,"event":`;
  const texts = [
    '',
    ' ',
    'null',
    'true',
    '1',
    '-',
    `"${words}"`,
    '[]',
    '{}',
    '{',
    '[null]',
    '\0',
    '\ufeff',
    words,
  ];
  const shapes = [
    ...texts,
    ...[
      `{"${words}":1}`,
      '{"type":null}',
      '{"type":"event_callback"}',
      '{"type":{}}',
      '{"__proto__":{"type":"x"}}',
    ],
    ...[`{"type":"${words}"}`, `{"type":"event_callback","event":"${words}"}`],
    ...['null', '[]', '{}', '7', '{"type":null}', '{"type":7}', `["${words}"]`].map(
      (one) => `${event}${one}}`,
    ),
    ...[
      deep(20_000),
      `{"a":${deep(20_000)}}`,
      `${event}{"type":"message","channel":"C1","blocks":${deep(20_000)}}}`,
    ],
    `${event}${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
  ];
  const forms = [
    ...[
      '',
      '&',
      '=',
      '%',
      '%00',
      words,
      'payload',
      'payload=',
      'payload=%',
      'payload=null',
      'payload=[]',
      'payload=1',
    ],
    ...[
      'payload={}',
      'payload={',
      'payload={}&payload={}',
      `payload="${words}"`,
      'command=',
      'command=%2Fincident',
    ],
    ...[
      'command=%2Fincident&command=%2Fother',
      '__proto__=1',
      'constructor=1&hasOwnProperty=2',
      'ssl_check=2',
    ],
    ...[`payload=${deep(20_000)}`, `payload={"type":"block_actions","actions":${deep(20_000)}}`],
    `command=%2Fincident&team_id=T0SANDBOX1&text=list&user_id=U0DANA0001&channel_id=C1&channel_name=x`,
  ];
  const broken = Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xc3, 0x28, 0xff, 0xed, 0xa0, 0x80])]);
  const huge = Buffer.alloc(2_000_001, 'x');
  return [
    ...shapes.flatMap((body, at) => [
      signed(`body ${at}`, json, body),
      ...(at % 4 === 0 ? [signed(`body ${at}`, 'text/plain', body), signed(`body ${at}`, '', body)] : []),
    ]),
    ...forms.map((body, at) => signed(`body ${at}`, form, body)),
    signed('broken UTF-8', json, broken),
    signed('broken UTF-8', form, broken),
    signed('random bytes', json, randomBytes(1_000)),
    signed('compressed', json, gzipSync('{"type":"url_verification"}'), 400, { 'content-encoding': 'gzip' }),
    signed('of two million bytes and one', json, huge, 413),
    signed('of six million bytes', form, Buffer.alloc(6_000_000, 'x'), 413),
    request({ name: 'a huge body, unsigned', headers: { 'content-type': json }, body: huge, status: 401 }),
    signed('of half a million fields', form, 'a=1&'.repeat(400_000)),
  ];
}

function request(one: Partial<OddRequest> & { status: number }): OddRequest {
  const { method = 'POST', path = slack, headers = {}, body = Buffer.alloc(0) } = one;
  return { name: `${method} ${path}`.slice(0, 80), method, path, headers, body, ...one };
}
