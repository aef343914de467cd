import { TZDate, tzOffset } from '@date-fns/tz';
import { casual } from 'chrono-node/en';

/** A time that somebody wrote before their words, and what they wrote after it. */
export interface TimedWords {
  at: Date;
  rest: string;
}

/**
 * The time at the beginning of what a person typed, in their zone (IANA name), and the words after it: `14:02 rolled
 * back`, `at 2pm …`, `yesterday 23:50 …`, `10 minutes ago …`. A time of day without a day is the latest that has been.
 * Null where no time stands first.
 */
export function timeFirst(typed: string, now: Date, timeZone: string): TimedWords | null {
  const text = typed.trimStart();
  const [found] = casual.parse(text, { instant: now, timezone: tzOffset(timeZone, now) });
  if (found?.index !== 0 || !found.start.isCertain('hour')) return null;
  const rest = text.slice(found.text.length).replace(/^[\s:,·–-]+/, '');
  return { at: latestOf(found.start, now, timeZone), rest };
}

type Found = ReturnType<typeof casual.parse>[number]['start'];

/** Chrono counts with the zone's offset of now; on a night when the clocks change, the day in question had another. */
function latestOf(found: Found, now: Date, timeZone: string): Date {
  if (found.isCertain('timezoneOffset')) return found.date();
  const [year, month, day, hour, minute, second] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((part) => found.get(part) ?? 0);
  const on = (daysBefore: number) =>
    new Date(
      new TZDate(
        year ?? 0,
        (month ?? 1) - 1,
        (day ?? 1) - daysBefore,
        hour ?? 0,
        minute ?? 0,
        second ?? 0,
        timeZone,
      ).getTime(),
    );
  const today = on(0);
  const isWholeDate = found.isCertain('day') || found.isCertain('weekday');
  return today > now && !isWholeDate ? on(1) : today;
}
