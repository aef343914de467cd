import type { ServerResponse } from 'node:http';
import type { FaultAct } from '../faults/faults.js';
import { sleep } from '../sleep.js';
import type { ApiCall } from './api-call.js';
import { sendRateLimited, sendReply } from './send-reply.js';

/** Faults that affect only the response. */
const concerningTheAnswer = ['lose_reply', 'done_late', 'done_unheard', 'answer_late', 'garble'] as const;

/** Faults that prevent the action. */
export type PreventingAct = Exclude<FaultAct, { kind: (typeof concerningTheAnswer)[number] }>;

export function isPreventing(act: FaultAct | undefined): act is PreventingAct {
  return act !== undefined && !concerningTheAnswer.some((kind) => kind === act.kind);
}

/** Plays a fault instead of the action. */
export async function playFault(act: PreventingAct, call: ApiCall, response: ServerResponse): Promise<void> {
  call.isInjected = true;
  call.why = 'This is an injected fault (`faults`), not a verdict on the call';
  switch (act.kind) {
    case 'fail':
      call.error = act.error;
      call.response = { ok: false, error: act.error };
      sendReply(call, response, { status: 200, body: JSON.stringify(call.response) });
      return;
    case 'status':
      call.error = `http_${act.status}`;
      sendReply(call, response, { ...htmlPage(act.status), status: act.status });
      return;
    case 'rate_limit':
      sendRateLimited(call, response, act.seconds);
      return;
    case 'hang':
      call.error = 'hung';
      await sleep(act.ms);
      response.socket?.destroy();
      return;
    case 'drop_before':
      call.error = 'dropped';
      response.socket?.destroy();
  }
}

function htmlPage(status: number): { body: string; headers: Record<string, string> } {
  return { body: `<html><body>${status}</body></html>`, headers: { 'content-type': 'text/html' } };
}
