import type { Act } from '../actor.js';
import type { TimeRefusal } from './refusals.js';

/** The refusal of a time that is still to come, or null if the time has passed or is null. */
export function timeRefusal(at: Date | null, act: Act): TimeRefusal | null {
  return at && at > act.at ? { kind: 'time_in_future', at: at.toISOString() } : null;
}

/** Whether two times are equal for Slack's pickers, which have a resolution of one second. */
export function isSameSecond(a: Date, b: Date): boolean {
  return Math.floor(a.getTime() / 1_000) === Math.floor(b.getTime() / 1_000);
}
