import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { stringify } from 'node:querystring';
import { parseJson } from '../json.js';
import { identity } from '../state/identity.js';
import { type Parcel, type Receipt, tooLate } from './parcel.js';
import { sign } from './sign.js';

export interface HttpDelivery {
  send(url: string, parcel: Parcel): Promise<Receipt>;
  close(): void;
}

/** Keeps connections only briefly, because an app that shuts down waits for open ones. */
const idleMs = 100;

/** Posts parcels as Slack does: signed at `signedAt`, with a timeout of `ackMs`. */
export function newHttpDelivery(o: { ackMs: number; signedAt: () => Date }): HttpDelivery {
  const agent = new Agent({ keepAlive: true, timeout: idleMs });
  return {
    send: (url, parcel) => post(url, parcel, { ...o, agent }),
    close: () => agent.destroy(),
  };
}

function post(
  url: string,
  parcel: Parcel,
  o: { agent: Agent; ackMs: number; signedAt: () => Date },
): Promise<Receipt> {
  const started = performance.now();
  const { body, contentType } = encode(parcel);
  const headers = {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    ...sign(body, identity.signingSecret, o.signedAt()),
    ...retryHeaders(parcel),
  };
  return new Promise((resolve) => {
    const done = (receipt: Omit<Receipt, 'ms'>): void => {
      clearTimeout(timer);
      resolve({ ...receipt, ms: performance.now() - started });
    };
    const outgoing = request(url, { method: 'POST', agent: o.agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        done(received(response.statusCode ?? 0, response.headers, Buffer.concat(parts).toString('utf8'))),
      );
      response.on('error', (error) =>
        done(unreached(`The response from ${url} was cut off: ${error.message}`)),
      );
    });
    const timer = setTimeout(() => {
      done(tooLate(o.ackMs));
      outgoing.destroy();
    }, o.ackMs);
    outgoing.on('error', (error) => done(unreached(`Could not connect to ${url}: ${wordsOf(error)}`)));
    outgoing.end(body);
  });
}

function unreached(why: string): Omit<Receipt, 'ms'> {
  return { status: undefined, body: '', failed: 'dispatch_failed', retryReason: 'connection_failed', why };
}

/** Node combines several failed addresses into one error without a message. */
function wordsOf(error: Error): string {
  return error.message || ('code' in error ? String(error.code) : error.name);
}

function received(status: number, headers: IncomingHttpHeaders, raw: string): Omit<Receipt, 'ms'> {
  const isJson = (headers['content-type'] ?? '').includes('json');
  const body = isJson ? (parseJson(raw) ?? raw) : raw;
  const noRetry = headers['x-slack-no-retry'] === '1';
  if (status >= 200 && status < 300) return { status, body, noRetry };
  const words = raw.trim() ? `: ${raw.trim().slice(0, 200)}` : '';
  const why = `The app answered HTTP ${status} instead of 200${words}`;
  return { status, body, noRetry, failed: 'dispatch_failed', retryReason: 'http_error', why };
}

function encode(parcel: Parcel): { body: string; contentType: string } {
  if (parcel.kind === 'event')
    return { body: JSON.stringify(parcel.payload), contentType: 'application/json' };
  const form = parcel.kind === 'command' ? parcel.payload : { payload: JSON.stringify(parcel.payload) };
  const fields = Object.entries(form).map(([name, value]) => [name, String(value)]);
  return { body: stringify(Object.fromEntries(fields)), contentType: 'application/x-www-form-urlencoded' };
}

function retryHeaders(parcel: Parcel): Record<string, string> {
  if (parcel.retryNum === 0) return {};
  return {
    'x-slack-retry-num': String(parcel.retryNum),
    'x-slack-retry-reason': parcel.retryReason ?? 'http_error',
  };
}
