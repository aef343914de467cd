import type { ApiCall } from './api-call.js';
import { isOwnMistake } from './is-own-mistake.js';

/** The record of all calls, in order of arrival. */
export interface CallLog {
  calls: ApiCall[];
  begin(call: Pick<ApiCall, 'method' | 'args' | 'unknownArgs' | 'token'>): ApiCall;
  clear(): void;
}

export function newCallLog(clock: () => Date): CallLog {
  const calls: ApiCall[] = [];
  let count = 0;
  return {
    calls,
    begin(call) {
      count += 1;
      const unfinished = {
        ms: undefined,
        ok: false,
        error: undefined,
        status: undefined,
        response: undefined,
      };
      const logged: ApiCall = { number: count, ...call, at: clock(), ...unfinished, isInjected: false };
      calls.push(logged);
      return logged;
    },
    clear() {
      calls.length = 0;
    },
  };
}

/** Calls that failed by the app's own fault; faults that a test injected are not among them. */
export function refusalsAmong(calls: ApiCall[]): ApiCall[] {
  return calls.filter((call) => !call.isInjected && isOwnMistake(call.error));
}
