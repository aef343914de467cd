import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { App, Receiver } from '@slack/bolt';
import { openBodyReader } from './read-body.js';
import { isRecord, MalformedPayload, NotInstalled } from './read-payload.js';
import { isSignedBy, readSignature } from './signature.js';

/** Why a request was rejected before it was processed. */
export type RejectedWhy = 'bad_signature' | 'stale_timestamp' | 'malformed' | 'too_large';

export interface HttpReceiverOptions {
  signingSecret: string;
  now: () => number;
  onRejected: (why: RejectedWhy) => void;
  /** A payload that we failed to process. */
  onFault: (error: unknown) => void;
}

/** Handles any request to `/slack/events`. */
export type HttpListener = (req: IncomingMessage, res: ServerResponse) => void;

/** Slack's payloads are smaller than a megabyte. */
const maxBytes = 2_000_000;
/** `ssl_check=1` is the only unsigned body that Slack sends. */
const maxUnsignedBytes = 1_000;
const maxBufferedBytes = 16_000_000;

/**
 * Receives Slack's requests for Bolt. Bolt's own `HTTPReceiver` throws uncatchable errors on other methods than POST
 * and on some bodies, and reads whole bodies before it looks for a signature.
 */
export function httpReceiver(options: HttpReceiverOptions): { receiver: Receiver; listen: HttpListener } {
  let app: App | null = null;
  const readBody = openBodyReader(maxBufferedBytes);
  const noop = async () => {};
  const init = (initialized: App): void => {
    app = initialized;
  };
  const receiver: Receiver = { init, start: noop, stop: noop };

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (req.method !== 'POST') return send(res.setHeader('allow', 'POST'), 405);
    const signed = readSignature(req.headers, options.now());
    const read = await readBody(req, signed.kind === 'signed' ? maxBytes : maxUnsignedBytes);
    if (read.kind === 'cut_off') return;
    const reject = (status: number, why: RejectedWhy): void => {
      options.onRejected(why);
      send(res, status);
    };
    if (signed.kind !== 'signed') {
      if (read.kind === 'whole' && isSslCheck(req, read.body)) return send(res, 200);
      return reject(401, signed.kind === 'stale' ? 'stale_timestamp' : 'bad_signature');
    }
    if (read.kind === 'busy') return send(res, 503);
    if (read.kind === 'too_large') return reject(413, 'too_large');
    if (!isSignedBy(options.signingSecret, signed.signature, read.body)) return reject(401, 'bad_signature');
    const body = parseBody(req, read.body);
    if (!body) return reject(400, 'malformed');
    if (body.ssl_check === '1') return send(res, 200);
    if (body.type === 'url_verification') return send(res, 200, { challenge: body.challenge });
    await processPayload(app, body, res, reject);
  };

  return {
    receiver,
    listen: (req, res) =>
      void answer(req, res).catch((error: unknown) => {
        options.onFault(error);
        send(res, 500);
      }),
  };
}

/** Passes the payload to Bolt; answers 404 if no listener acknowledges it. */
async function processPayload(
  app: App | null,
  body: Record<string, unknown>,
  res: ServerResponse,
  reject: (status: number, why: RejectedWhy) => void,
): Promise<void> {
  try {
    await app?.processEvent({ body, ack: async (response) => send(res, 200, response) });
    send(res, 404);
  } catch (error) {
    if (error instanceof MalformedPayload) return reject(400, 'malformed');
    if (error instanceof NotInstalled) return send(res, 404);
    throw error;
  }
}

/** Answers, unless an answer was sent or the connection is closed. */
function send(res: ServerResponse, status: number, body?: unknown): void {
  if (res.headersSent || res.destroyed) return;
  if (body === undefined || body === '') res.writeHead(status).end();
  else if (typeof body === 'string') res.writeHead(status).end(body);
  else res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Parses the payload; null if the body holds none. */
function parseBody(req: IncomingMessage, body: Buffer): Record<string, unknown> | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    const fields = isForm(req) ? parse(text) : null;
    const payload: unknown =
      fields && typeof fields.payload !== 'string'
        ? { ...fields }
        : JSON.parse(String(fields?.payload ?? text));
    return isRecord(payload) ? payload : null;
  } catch {
    return null;
  }
}

function isForm(req: IncomingMessage): boolean {
  return req.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
}

function isSslCheck(req: IncomingMessage, body: Buffer): boolean {
  return isForm(req) && parse(body.toString('latin1')).ssl_check === '1';
}
