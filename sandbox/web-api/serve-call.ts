import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultPlan } from '../faults/fault-plan.js';
import type { FaultAct } from '../faults/faults.js';
import { type Dict, text } from '../json.js';
import { sleep } from '../sleep.js';
import type { World } from '../state/world.js';
import { answerCall, tokenKind } from './answer-call.js';
import type { ApiCall } from './api-call.js';
import { Args } from './args.js';
import type { CallLog } from './call-log.js';
import { unknownArguments } from './check-arguments.js';
import { definitions } from './definitions.js';
import type { RateLimits } from './rate-limits.js';
import { readArguments } from './read-arguments.js';
import { readBody } from './read-body.js';

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
  const method = (request.url ?? '').split('?')[0]?.slice('/api/'.length) ?? '';
  const given = await readArguments(method, request, await readBody(request));
  const args = new Args('unreadable' in given ? {} : given);
  const token = tokenOf(request, args);
  const definition = definitions().get(method);
  const unknownArgs = definition ? unknownArguments(definition, args) : [];
  const call = server.log.begin({ method, args: args.shown(), unknownArgs, token: tokenKind(token) });
  await sleep(server.latencyMs + server.plan.extraLatencyMs());
  const act = server.plan.strike(call);
  call.isInjected = act !== undefined && act.kind !== 'lose_reply';
  if (act && act.kind !== 'lose_reply') {
    await injected(act, call, response);
  } else {
    const answer = 'unreadable' in given ? { ok: false, error: String(given.unreadable) } : undefined;
    answerTruly(server, { call, args, token, answer }, act ? undefined : response);
    if (act) response.socket?.destroy();
  }
  call.ms = performance.now() - started;
}

type Asked = {
  call: ApiCall;
  args: Args;
  token: string | undefined;
  answer: (Dict & { ok: boolean }) | undefined;
};

/** Does the act; without a response the answer is lost. */
function answerTruly(server: ApiServer, asked: Asked, response: ServerResponse | undefined): void {
  const { call, args, token } = asked;
  const wait = server.limits?.secondsToWait(call.method, args, server.world.clock().getTime()) ?? 0;
  if (wait > 0) {
    tooMany(call, wait, response);
    return;
  }
  const answer = asked.answer ?? answerCall(server.world, call.method, args, token);
  Object.assign(call, { ok: answer.ok, error: text(answer.error), response: answer });
  if (!response) return;
  send(call, response, {
    status: 200,
    body: JSON.stringify(answer),
    headers: scopeHeaders(server.world, call.method),
  });
}

function tooMany(call: ApiCall, seconds: number, response: ServerResponse | undefined): void {
  call.error = 'ratelimited';
  const body = JSON.stringify({ ok: false, error: 'ratelimited' });
  if (response) send(call, response, { status: 429, body, headers: { 'retry-after': String(seconds) } });
}

/** Plays a fault that keeps the act from being done. */
export async function injected(
  act: Exclude<FaultAct, { kind: 'lose_reply' }>,
  call: ApiCall,
  response: ServerResponse,
): Promise<void> {
  switch (act.kind) {
    case 'fail':
      call.error = act.error;
      call.response = { ok: false, error: act.error };
      return send(call, response, { status: 200, body: JSON.stringify(call.response) });
    case 'status':
      call.error = `http_${act.status}`;
      return send(call, response, {
        status: act.status,
        body: `<html><body>${act.status}</body></html>`,
        headers: { 'content-type': 'text/html' },
      });
    case 'rate_limit':
      return tooMany(call, act.seconds, response);
    case 'hang':
      call.error = 'hung';
      await sleep(act.ms);
      return void response.socket?.destroy();
    case 'drop_before':
      call.error = 'dropped';
      return void response.socket?.destroy();
  }
}

type Reply = { status: number; body: string; headers?: Record<string, string> };

function send(call: ApiCall, response: ServerResponse, reply: Reply): void {
  call.status = reply.status;
  const length = Buffer.byteLength(reply.body);
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': length,
    ...reply.headers,
  });
  response.end(reply.body);
}

function scopeHeaders(world: World, method: string): Record<string, string> {
  const accepted = definitions().get(method)?.botScopes.join(',') ?? '';
  return {
    'x-oauth-scopes': [...world.manifest.scopes].join(','),
    ...(accepted ? { 'x-accepted-oauth-scopes': accepted } : {}),
  };
}

function tokenOf(request: IncomingMessage, args: Args): string | undefined {
  const match = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '');
  return match?.[1] ?? args.text('token');
}
