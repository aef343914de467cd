import type { CallSlack } from './web-api.js';

/** How fast one method may be called upon one channel: so many at once, then one for each time that passes. */
interface Allowance {
  burst: number;
  everyMs: number;
}

/**
 * What Slack grants in one channel: one message a second, short bursts tolerated; edits we hold to the same.
 * Source: Slack's rate limits, "posting messages".
 */
const perChannel: Record<string, Allowance> = {
  'chat.postMessage': { burst: 5, everyMs: 1_000 },
  'chat.update': { burst: 3, everyMs: 1_000 },
};

/** Channels at rest are forgotten beyond this number. */
const maxKept = 1_000;

/** Slack's pace: kept by asking `freeAt` before what can wait, so that a flood of changes costs a call a second. */
export interface Pace {
  /** The same calls, noted. None is held back: what did not ask may go out at once. */
  call: CallSlack;
  /** When the next call of the method upon the channel would not come too soon, in ms since 1970. */
  freeAt(method: string, channel: string): number;
}

export function paced(call: CallSlack, now: () => number): Pace {
  /** When each allowance will be whole again. */
  const wholeAt = new Map<string, number>();
  return {
    freeAt: (method, channel) => {
      const allowance = perChannel[method];
      if (!allowance) return 0;
      return (wholeAt.get(`${method} ${channel}`) ?? 0) - (allowance.burst - 1) * allowance.everyMs;
    },
    call: (method, args, trace) => {
      const allowance = perChannel[method];
      if (allowance) {
        if (wholeAt.size >= maxKept) forgetRested(wholeAt, now());
        const key = `${method} ${String(args.channel)}`;
        wholeAt.set(key, Math.max(wholeAt.get(key) ?? 0, now()) + allowance.everyMs);
      }
      return call(method, args, trace);
    },
  };
}

/** What is whole again needs no memory. */
function forgetRested(wholeAt: Map<string, number>, at: number): void {
  for (const [key, whole] of wholeAt) if (whole <= at) wholeAt.delete(key);
}
