import type { IncomingMessage, ServerResponse } from 'node:http';
import { isDict, parseJson } from '../json.js';
import type { SandboxContext } from '../state/context.js';
import { useResponseUrl } from '../state/response-urls.js';
import { ApiRefusal, refuseMistake } from './api-refusal.js';
import { Args } from './args.js';
import { isPreventing, playFault } from './play-fault.js';
import { readBody } from './read-body.js';
import { answerResponseUrl } from './respond.js';
import { sendReply } from './send-reply.js';
import type { ApiServer } from './serve-call.js';

/** Responds to a post to a response_url: `ok`, or an HTTP error with Slack's code. Logged as method `response_url`. */
export async function serveResponseUrl(
  server: ApiServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const id = (request.url ?? '').split('/').at(-1) ?? '';
  const body = parseJson((await readBody(request)).toString('utf8'));
  const args = isDict(body) ? new Args(body) : undefined;
  const call = server.log.begin({
    method: 'response_url',
    args: args?.shown() ?? {},
    unknownArgs: [],
    token: 'none',
  });
  const act = server.plan.strike(call);
  if (isPreventing(act)) {
    await playFault(act, call, response);
  } else {
    const refusal = attempt(server.context, id, args);
    const error = refusal?.code;
    Object.assign(call, { ok: error === undefined, error, ...(refusal?.why ? { why: refusal.why } : {}) });
    if (act) response.socket?.destroy();
    else
      sendReply(call, response, {
        status: statusOf(error),
        body: error ? JSON.stringify({ ok: false, error }) : 'ok',
      });
  }
  call.ms = performance.now() - started;
}

function statusOf(error: string | undefined): number {
  if (error === undefined) return 200;
  return error === 'used_url' || error === 'expired_url' ? 404 : 400;
}

/** Why Slack rejects the post. A rejected post counts as a use. */
function attempt(context: SandboxContext, id: string, args: Args | undefined): ApiRefusal | undefined {
  try {
    const url = useResponseUrl(context, id);
    answerResponseUrl(
      context,
      url,
      args ?? refuseMistake('invalid_payload', 'The body is not a JSON object'),
    );
    return undefined;
  } catch (error) {
    if (error instanceof ApiRefusal) return error;
    throw error;
  }
}
