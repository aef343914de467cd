import type { Act } from '../actor.js';
import type { Refusal } from '../refusal.js';

/** Why something cannot have been at that time, or null when it can, or where none is given: it is still to come. */
export function timeRefusal(at: Date | null, act: Act): Refusal | null {
  return at && at > act.at ? { kind: 'time_in_future', at: at.toISOString() } : null;
}

/** Whether two times are the same for Slack's pickers, which know whole seconds. */
export function isSameSecond(a: Date, b: Date): boolean {
  return Math.floor(a.getTime() / 1_000) === Math.floor(b.getTime() / 1_000);
}
