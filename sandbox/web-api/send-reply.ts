import type { ServerResponse } from 'node:http';
import type { ApiCall } from './api-call.js';

export interface Reply {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

/** Writes the response, as JSON unless its headers say otherwise, and logs the status. */
export function sendReply(call: ApiCall, response: ServerResponse, reply: Reply): void {
  call.status = reply.status;
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(reply.body),
    ...reply.headers,
  });
  response.end(reply.body);
}

/** Responds 429 with the seconds to wait, or with any given text. */
export function sendRateLimited(call: ApiCall, response: ServerResponse, seconds: number | string): void {
  call.error = 'ratelimited';
  const body = JSON.stringify({ ok: false, error: 'ratelimited' });
  sendReply(call, response, { status: 429, body, headers: { 'retry-after': String(seconds) } });
}
