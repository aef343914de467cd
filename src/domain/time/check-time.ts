import type { Act } from '../actor.js';
import type { TimeRefusal } from './refusals.js';

/** Before any incident that Slack could know of: a typo, or a clock that was never set. */
const earliest = new Date('2000-01-01T00:00:00Z');

/** The refusal of a time that is still to come or before 2000; null if the time is fine or null. */
export function timeRefusal(at: Date | null, act: Act): TimeRefusal | null {
  if (at && at > act.at) return { kind: 'time_in_future', at: at.toISOString() };
  return at && at < earliest ? { kind: 'time_too_early', at: at.toISOString() } : null;
}

/** Whether two times are equal for Slack's pickers, which have a resolution of one second. */
export function isSameSecond(a: Date, b: Date): boolean {
  return Math.floor(a.getTime() / 1_000) === Math.floor(b.getTime() / 1_000);
}
