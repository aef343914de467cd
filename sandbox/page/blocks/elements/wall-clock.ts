import { clockOf, isoDay } from '../../../text/dates.js';

/** Day (2026-11-23) and time (14:02) as clocks on the wall show them. */
export interface Wall {
  date: string;
  time: string;
}

/** What the clocks of a zone show at a moment, in seconds since 1970. */
export function wallIn(seconds: number, tz: string): Wall {
  const moment = new Date(seconds * 1000);
  return { date: isoDay(moment, { tz }), time: clockOf(moment, { tz }) };
}

/**
 * The moment at which the clocks of a zone show this; undefined where day or time are missing. Of an hour that comes
 * twice it is the first; of one that is skipped, what the clocks would have shown without the change.
 */
export function momentIn({ date, time }: Wall, tz: string): number | undefined {
  const asUtc = Date.parse(`${date}T${time}Z`) / 1000;
  if (!date || !time || Number.isNaN(asUtc)) return undefined;
  const daySeconds = 86_400;
  const before = asUtc - offsetAt(asUtc - daySeconds, tz);
  const after = asUtc - offsetAt(asUtc + daySeconds, tz);
  const fits = [before, after].filter((one) => one + offsetAt(one, tz) === asUtc);
  return fits.length > 0 ? Math.min(...fits) : before;
}

/** Seconds that a zone is ahead of UTC at a moment. */
function offsetAt(seconds: number, tz: string): number {
  const { date, time } = wallIn(seconds, tz);
  return Date.parse(`${date}T${time}Z`) / 1000 - Math.floor(seconds / 60) * 60;
}
