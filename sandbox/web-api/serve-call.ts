import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultPlan } from '../faults/fault-plan.js';
import { text } from '../json.js';
import { sleep } from '../sleep.js';
import type { World } from '../state/world.js';
import { type ApiAnswer, answerCall } from './answer-call.js';
import type { CallLog } from './call-log.js';
import { definitions } from './definitions.js';
import { isPreventing, playFault } from './play-fault.js';
import type { RateLimits } from './rate-limits.js';
import { type AskedCall, readCall } from './read-call.js';
import { sendRateLimited, sendReply } from './send-reply.js';

export interface ApiServer {
  world: World;
  log: CallLog;
  plan: FaultPlan;
  /** Undefined when rate limits are off. */
  limits: RateLimits | undefined;
  latencyMs: number;
}

/** Reads one Web API request, lets faults and limits have their way, does the act and answers. */
export async function serveCall(
  server: ApiServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const asked = await readCall(server.log, request);
  await sleep(server.latencyMs + server.plan.extraLatencyMs());
  await reply(server, asked, response);
  asked.call.ms = performance.now() - started;
}

async function reply(server: ApiServer, asked: AskedCall, response: ServerResponse): Promise<void> {
  const { call } = asked;
  const act = server.plan.strike(call);
  if (isPreventing(act)) return playFault(act, call, response);
  if (asked.isTooLarge) return sendReply(call, response, { status: 413, body: '{}' });
  const wait = server.limits?.secondsToWait(call.method, asked.args, server.world.clock().getTime()) ?? 0;
  if (wait > 0) return sendRateLimited(call, response, wait);
  const answer = answerTo(server.world, asked);
  Object.assign(call, { ok: answer.ok, error: text(answer.error), response: answer });
  if (act) response.socket?.destroy();
  else
    sendReply(call, response, {
      status: 200,
      body: JSON.stringify(answer),
      headers: scopeHeaders(server.world, call.method),
    });
}

function answerTo(world: World, { call, args, token, unreadable }: AskedCall): ApiAnswer {
  return unreadable ? { ok: false, error: unreadable } : answerCall(world, call.method, args, token);
}

function scopeHeaders(world: World, method: string): Record<string, string> {
  const accepted = definitions().get(method)?.botScopes.join(',') ?? '';
  const granted = { 'x-oauth-scopes': [...world.manifest.scopes].join(',') };
  return accepted ? { ...granted, 'x-accepted-oauth-scopes': accepted } : granted;
}
