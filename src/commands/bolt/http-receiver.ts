import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { App, Receiver } from '@slack/bolt';
import { openBodyReader } from './read-body.js';
import { isRecord, MalformedPayload, NotInstalled } from './read-payload.js';
import { isSignedBy, readSignature } from './signature.js';

/** Why a request was turned away before anybody looked into it. */
export type RejectedWhy = 'bad_signature' | 'stale_timestamp' | 'malformed' | 'too_large';

export interface HttpReceiverOptions {
  signingSecret: string;
  now: () => number;
  onRefused: (why: RejectedWhy) => void;
  /** A payload that we could not deal with, by a fault of ours. */
  onFault: (error: unknown) => void;
}

/** Takes a request to `/slack/events`, whatever it is, and answers it. */
export type HttpListener = (req: IncomingMessage, res: ServerResponse) => void;

/** Slack's payloads stay below a megabyte. */
const maxBytes = 2_000_000;
/** `ssl_check=1` is all that Slack sends without a signature. */
const maxUnsignedBytes = 1_000;
const maxHeldBytes = 16_000_000;

/**
 * Receives Slack's requests for Bolt. Bolt's own `HTTPReceiver` throws, where nobody can catch it, at other methods than
 * POST and at some bodies, and reads every body whole before it looks for a signature.
 */
export function httpReceiver(options: HttpReceiverOptions): { receiver: Receiver; listen: HttpListener } {
  let app: App | null = null;
  const readBody = openBodyReader(maxHeldBytes);
  const nothing = async () => {};
  const init = (inited: App): void => {
    app = inited;
  };
  const receiver: Receiver = { init, start: nothing, stop: nothing };

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (req.method !== 'POST') return send(res.setHeader('allow', 'POST'), 405);
    const signed = readSignature(req.headers, options.now());
    const read = await readBody(req, signed.kind === 'signed' ? maxBytes : maxUnsignedBytes);
    if (read.kind === 'cut_off') return;
    const refuse = (status: number, why: RejectedWhy): void => {
      options.onRefused(why);
      send(res, status);
    };
    if (signed.kind !== 'signed') {
      if (read.kind === 'whole' && isSslCheck(req, read.body)) return send(res, 200);
      return refuse(401, signed.kind === 'stale' ? 'stale_timestamp' : 'bad_signature');
    }
    if (read.kind === 'busy') return send(res, 503);
    if (read.kind === 'too_large') return refuse(413, 'too_large');
    if (!isSignedBy(options.signingSecret, signed.signature, read.body)) return refuse(401, 'bad_signature');
    const body = parsed(req, read.body);
    if (!body) return refuse(400, 'malformed');
    if (body.ssl_check === '1') return send(res, 200);
    if (body.type === 'url_verification') return send(res, 200, { challenge: body.challenge });
    await handOver(app, body, res, refuse);
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

/** What no listener of ours acknowledges is not found here. */
async function handOver(
  app: App | null,
  body: Record<string, unknown>,
  res: ServerResponse,
  refuse: (status: number, why: RejectedWhy) => void,
): Promise<void> {
  try {
    await app?.processEvent({ body, ack: async (response) => send(res, 200, response) });
    send(res, 404);
  } catch (error) {
    if (error instanceof MalformedPayload) return refuse(400, 'malformed');
    if (error instanceof NotInstalled) return send(res, 404);
    throw error;
  }
}

/** Answers where nobody has answered yet and somebody still listens. */
function send(res: ServerResponse, status: number, body?: unknown): void {
  if (res.headersSent || res.destroyed) return;
  if (body === undefined || body === '') res.writeHead(status).end();
  else if (typeof body === 'string') res.writeHead(status).end(body);
  else res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The payload, or null where the body holds none. */
function parsed(req: IncomingMessage, body: Buffer): Record<string, unknown> | null {
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
