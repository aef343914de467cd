import { clockOf, isoDay } from '../../../text/dates.js';

/** A local date (2026-11-23) and time (14:02). */
export interface Wall {
  date: string;
  time: string;
}

/** Local date and time in a zone for Unix seconds. */
export function wallIn(seconds: number, tz: string): Wall {
  const moment = new Date(seconds * 1000);
  return { date: isoDay(moment, { tz }), time: clockOf(moment, { tz }) };
}

/**
 * Unix seconds of a local date and time in a zone; undefined if either is missing. A time that occurs twice means the
 * first; a skipped time is read as if the clock had not changed.
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

/** A zone's UTC offset in seconds. */
function offsetAt(seconds: number, tz: string): number {
  const { date, time } = wallIn(seconds, tz);
  return Date.parse(`${date}T${time}Z`) / 1000 - Math.floor(seconds / 60) * 60;
}
