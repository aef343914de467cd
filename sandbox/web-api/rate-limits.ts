import type { Args } from './args.js';
import { definitions } from './definitions.js';

/** Calls per minute by tier. `t5` is for methods with their own limits; posting is limited per channel. */
const perMinute: Record<string, number> = { t1: 1, t2: 20, t3: 50, t4: 100, t5: 600 };
/** Posting: one message per second per channel, with short bursts. */
const postBurst = 3;

interface Bucket {
  left: number;
  at: number;
}

/** Returns how many seconds a call must wait; 0 if it may proceed. Buckets start full: bursts up to a minute's worth. */
export interface RateLimits {
  secondsToWait(method: string, args: Args, nowMs: number): number;
}

export function newRateLimits(): RateLimits {
  const buckets = new Map<string, Bucket>();
  return {
    secondsToWait(method, args, nowMs) {
      const rate = perMinute[definitions().get(method)?.tier ?? 't3'] ?? 50;
      const wait = take(buckets, method, { nowMs, perSecond: rate / 60, room: rate });
      if (wait > 0 || method !== 'chat.postMessage') return wait;
      return take(buckets, `post ${args.must('channel')}`, { nowMs, perSecond: 1, room: postBurst });
    },
  };
}

function take(
  buckets: Map<string, Bucket>,
  key: string,
  o: { nowMs: number; perSecond: number; room: number },
): number {
  const bucket = buckets.get(key) ?? { left: o.room, at: o.nowMs };
  buckets.set(key, bucket);
  bucket.left = Math.min(o.room, bucket.left + ((o.nowMs - bucket.at) / 1000) * o.perSecond);
  bucket.at = o.nowMs;
  if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / o.perSecond));
  bucket.left -= 1;
  return 0;
}
