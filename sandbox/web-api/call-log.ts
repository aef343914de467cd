import type { ApiCall } from './api-call.js';
import type { ApiRefusal } from './api-refusal.js';
import { isOwnMistake } from './is-own-mistake.js';

/** The log of all calls, in order of arrival. */
export interface CallLog {
  calls: ApiCall[];
  begin(call: Pick<ApiCall, 'method' | 'args' | 'unknownArgs' | 'token'>): ApiCall;
  /** Logs an app's invalid response to a payload. */
  note(what: string, args: Record<string, unknown>, refusal: ApiRefusal): void;
  clear(): void;
}

/** An empty log that stores the last `keepLast` calls. */
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

/** Calls rejected because of a mistake in the app, without injected faults. */
export function refusalsAmong(calls: ApiCall[]): ApiCall[] {
  return calls.filter((call) => !call.isInjected && isOwnMistake(call.error));
}
