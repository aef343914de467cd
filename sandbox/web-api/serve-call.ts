import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultPlan } from '../faults/fault-plan.js';
import { text } from '../json.js';
import { sleep } from '../sleep.js';
import type { SandboxContext } from '../state/context.js';
import { answerCall, type Outcome } from './answer-call.js';
import type { CallLog } from './call-log.js';
import { definitions } from './definitions.js';
import { isPreventing, playFault } from './play-fault.js';
import type { RateLimits } from './rate-limits.js';
import { maxBodyBytes } from './read-body.js';
import { type AskedCall, readCall } from './read-call.js';
import { sendRateLimited, sendReply } from './send-reply.js';

export interface ApiServer {
  context: SandboxContext;
  log: CallLog;
  plan: FaultPlan;
  /** Undefined if rate limits are off. */
  limits: RateLimits | undefined;
  latencyMs: number;
}

/** Reads a Web API request, applies faults and rate limits, performs the call and responds. */
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
  if (asked.bodyBytes > maxBodyBytes) return sendTooLarge(asked, response);
  const wait = server.limits?.secondsToWait(call.method, asked.args, server.context.clock().getTime()) ?? 0;
  if (wait > 0) {
    call.why = `Too many calls of ${call.method}; retry after ${wait} s`;
    return sendRateLimited(call, response, wait);
  }
  if (act?.kind === 'done_late') response.socket?.destroy();
  if (act?.kind === 'done_late' || act?.kind === 'done_unheard') await sleep(act.ms);
  const { answer, why } = answerTo(server.context, asked);
  Object.assign(call, {
    ok: answer.ok,
    error: text(answer.error),
    response: answer,
    ...(why ? { why } : {}),
  });
  if (act?.kind === 'answer_late') await sleep(act.ms);
  if (act?.kind === 'garble') sendReply(call, response, { status: 200, body: act.body });
  else if (act && act.kind !== 'answer_late') response.socket?.destroy();
  else
    sendReply(call, response, {
      status: 200,
      body: JSON.stringify(answer),
      headers: scopeHeaders(server.context, call.method),
    });
}

function answerTo(context: SandboxContext, { call, args, token, read }: AskedCall): Outcome {
  if (read.kind === 'unreadable') return { answer: { ok: false, error: read.error }, why: read.why };
  const outcome = answerCall(context, call.method, args, token);
  return outcome.why && read.remark ? { ...outcome, why: `${outcome.why}. ${read.remark}` } : outcome;
}

function sendTooLarge({ call, bodyBytes }: AskedCall, response: ServerResponse): void {
  call.error = 'http_413';
  call.why = `The body has ${bodyBytes} bytes; Slack allows at most ${maxBodyBytes}`;
  sendReply(call, response, { status: 413, body: '{}' });
}

function scopeHeaders(context: SandboxContext, method: string): Record<string, string> {
  const accepted = definitions().get(method)?.botScopes.join(',') ?? '';
  const granted = { 'x-oauth-scopes': [...context.manifest.scopes].join(',') };
  return accepted ? { ...granted, 'x-accepted-oauth-scopes': accepted } : granted;
}
