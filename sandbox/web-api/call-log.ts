import type { ApiCall } from './api-call.js';
import type { ApiRefusal } from './api-refusal.js';
import { isOwnMistake } from './is-own-mistake.js';

/** The record of all calls, in order of arrival. */
export interface CallLog {
  calls: ApiCall[];
  begin(call: Pick<ApiCall, 'method' | 'args' | 'unknownArgs' | 'token'>): ApiCall;
  /** Notes, among the calls, an answer of the app to a payload that Slack would not take. */
  note(what: string, args: Record<string, unknown>, refusal: ApiRefusal): void;
  clear(): void;
}

/** An empty record that keeps the last `keepLast` calls. */
export function newCallLog(clock: () => Date, keepLast = Number.POSITIVE_INFINITY): CallLog {
  const calls: ApiCall[] = [];
  let count = 0;
  const begin: CallLog['begin'] = (call) => {
    count += 1;
    const logged: ApiCall = { number: count, ...call, at: clock(), ...unfinished };
    calls.push(logged);
    if (calls.length > keepLast) calls.shift();
    return logged;
  };
  return {
    calls,
    begin,
    note(what, args, refusal) {
      const response = { ok: false, error: refusal.code, ...refusal.details };
      const why = refusal.why ? { why: refusal.why } : {};
      Object.assign(begin({ method: what, args, unknownArgs: [], token: 'none' }), {
        error: refusal.code,
        response,
        ...why,
      });
    },
    clear() {
      calls.length = 0;
    },
  };
}

const unfinished = {
  ms: undefined,
  ok: false,
  error: undefined,
  status: undefined,
  response: undefined,
  isInjected: false,
};

/** Calls that failed by the app's own fault; faults that a test injected are not among them. */
export function refusalsAmong(calls: ApiCall[]): ApiCall[] {
  return calls.filter((call) => !call.isInjected && isOwnMistake(call.error));
}
