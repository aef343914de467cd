import type { IncomingMessage, ServerResponse } from 'node:http';
import { isDict, parseJson } from '../json.js';
import { useResponseUrl } from '../state/response-urls.js';
import { ApiRefusal } from './api-refusal.js';
import { Args } from './args.js';
import { readBody } from './read-body.js';
import { answerResponseUrl } from './respond.js';
import { type ApiServer, injected } from './serve-call.js';

/** Answers a post to a response_url: `ok`, or an HTTP error with Slack's code. Logged as the method `response_url`. */
export async function serveResponseUrl(
  server: ApiServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const id = (request.url ?? '').split('/').at(-1) ?? '';
  const parsed = parseJson((await readBody(request)).toString('utf8'));
  const args = new Args(isDict(parsed) ? parsed : {});
  const call = server.log.begin({
    method: 'response_url',
    args: args.shown(),
    unknownArgs: [],
    token: 'none',
  });
  const act = server.plan.strike(call);
  call.isInjected = act !== undefined && act.kind !== 'lose_reply';
  if (act && act.kind !== 'lose_reply') {
    await injected(act, call, response);
  } else {
    const error = isDict(parsed)
      ? attempt(() => answerResponseUrl(server.world, useResponseUrl(server.world, id), args))
      : 'invalid_payload';
    Object.assign(call, { ok: error === undefined, error, status: statusOf(error) });
    if (act) response.socket?.destroy();
    else response.writeHead(statusOf(error)).end(error ? JSON.stringify({ ok: false, error }) : 'ok');
  }
  call.ms = performance.now() - started;
}

function statusOf(error: string | undefined): number {
  if (error === undefined) return 200;
  return error === 'used_url' || error === 'expired_url' ? 404 : 400;
}

function attempt(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof ApiRefusal) return error.code;
    throw error;
  }
}
