import type { CallSlack } from './web-api.js';

/** The call rate of one method per channel: `burst` calls at once, then one per `everyMs`. */
interface Allowance {
  burst: number;
  everyMs: number;
}

/**
 * Slack allows one message per second and channel, with short bursts; we apply the same to edits. Source: Slack's
 * rate limits, "posting messages".
 */
const perChannel: Record<string, Allowance> = {
  'chat.postMessage': { burst: 5, everyMs: 1_000 },
  'chat.update': { burst: 3, everyMs: 1_000 },
};

/** Above this number, idle entries are dropped. */
const maxEntries = 1_000;

/** Client-side rate limiting. Callers that can wait ask `freeAt` first. */
export interface Pace {
  /** Calls Slack and counts the call. Never delays it. */
  call: CallSlack;
  /** When the method may next be called for the channel, in ms since 1970. */
  freeAt(method: string, channel: string): number;
}

export function paced(call: CallSlack, now: () => number): Pace {
  /** When each allowance is fully restored. */
  const restoredAt = new Map<string, number>();
  return {
    freeAt: (method, channel) => {
      const allowance = perChannel[method];
      if (!allowance) return 0;
      return (restoredAt.get(`${method} ${channel}`) ?? 0) - (allowance.burst - 1) * allowance.everyMs;
    },
    call: (method, args, trace) => {
      const allowance = perChannel[method];
      if (allowance) {
        if (restoredAt.size >= maxEntries) dropRestored(restoredAt, now());
        const key = `${method} ${String(args.channel)}`;
        restoredAt.set(key, Math.max(restoredAt.get(key) ?? 0, now()) + allowance.everyMs);
      }
      return call(method, args, trace);
    },
  };
}

/** Restored allowances equal unused ones. */
function dropRestored(restoredAt: Map<string, number>, at: number): void {
  for (const [key, restored] of restoredAt) if (restored <= at) restoredAt.delete(key);
}
