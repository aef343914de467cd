import { unreachable } from '../unreachable.js';
import { type Clock, msOfDay } from './clock.js';
import type { PartOfDay, WrittenDay } from './day-words.js';
import type { WrittenTime } from './written-time.js';
import { dayBefore, dayIn, dayMs, dayOfDate, instantsOf, weekdayOf, yearOfDay, type Zone } from './zone.js';

/** Why a typed time doesn't identify one moment. */
export type Unclear = 'no_such_time' | 'skipped' | 'to_come' | 'unsure' | 'too_long_ago' | 'no_zone';

/** The moment in milliseconds, or why it can't be determined. */
export type ResolvedTime = number | Unclear;

/**
 * The moment meant by a typed time for a person in the zone `own` (null: unknown). Without a date, it is the latest one
 * in the past. Days are those of the person's own calendar.
 */
export function resolveTime(
  { agoMs, clock, day, zone: written }: WrittenTime,
  nowMs: number,
  own: Zone | null,
): ResolvedTime {
  const zone = written ?? own;
  if (agoMs !== null || !clock) return inRange(nowMs - (agoMs ?? 0));
  if (!clock.isReal) return 'no_such_time';
  if (!zone) return 'no_zone';
  const read: Read = { clock, nowMs, zone, own: own ?? zone };
  const found = day
    ? onDay(read, day)
    : lastTime(
        read,
        [0, 1, 2].map((back) => dayIn(zone, nowMs) - back),
      );
  return typeof found === 'number' ? inRange(found) : found;
}

interface Read {
  clock: Clock;
  nowMs: number;
  /** The zone of the time of day. */
  zone: Zone;
  /** The zone of the calendar. */
  own: Zone;
}

/** Nobody ran incidents in Slack before 1970. */
function inRange(ms: number): ResolvedTime {
  return ms > 0 ? ms : 'too_long_ago';
}

function onDay(read: Read, day: WrittenDay): ResolvedTime {
  const today = dayIn(read.own, read.nowMs);
  switch (day.kind) {
    case 'back':
      return onDayBack(read, day);
    case 'weekday': {
      if (day.isNext) return 'to_come';
      const days = [0, 1, 2, 3, 4, 5, 6, 7].slice(day.isNotToday ? 1 : 0).map((back) => today - back);
      return lastTime(
        read,
        days.filter((one) => weekdayOf(one) === day.weekday),
      );
    }
    case 'date':
      return day.year === null ? inAnyYear(read, day) : onDate(read, dayOfDate(day.year, day.month, day.day));
    case 'unsure':
      return 'unsure';
    default:
      return unreachable(day);
  }
}

function onDayBack(read: Read, { days, part }: Extract<WrittenDay, { kind: 'back' }>): ResolvedTime {
  const clock = inPart(read.clock, part);
  if (!clock) return 'unsure';
  const isLastNight = part === 'last night' && msOfDay(clock) >= dayMs / 2;
  const today = dayIn(read.own, read.nowMs);
  const back = isLastNight ? 1 : days;
  const day = back === 1 ? dayBefore(read.own, today) : today - back;
  return lastTime({ ...read, clock }, [day]);
}

/** `yesterday evening 8:30` is 20:30; `yesterday night 1:30` could be that night or the next. */
function inPart(clock: Clock, part: PartOfDay | null): Clock | null {
  if (part === null || part === 'morning' || clock.half !== null || clock.hour === 0 || clock.hour >= 12)
    return part === 'night' && msOfDay(clock) < 6 * 3_600_000 ? null : clock;
  if (part === 'night' && clock.hour < 6) return null;
  return part === 'last night' && clock.hour < 6 ? clock : { ...clock, half: 'pm' };
}

/** The latest past moment on one of these days. */
function lastTime(read: Read, days: number[]): ResolvedTime {
  const all = timesOn(read, days);
  const been = all.filter((ms) => ms <= read.nowMs);
  if (been.length > 0) return Math.max(...been);
  return all.length > 0 ? 'to_come' : 'skipped';
}

function timesOn({ clock, zone }: Read, days: number[]): number[] {
  return days.flatMap((day) => instantsOf(zone, day, msOfDay(clock)));
}

function onDate(read: Read, day: number | null): ResolvedTime {
  return day === null ? 'no_such_time' : lastTime(read, [day]);
}

/** A date without a year: the most recent one, unless the next one is closer. */
function inAnyYear(read: Read, { month, day }: { month: number; day: number }): ResolvedTime {
  const year = yearOfDay(dayIn(read.own, read.nowMs));
  const years = [1, 0, -1, -2, -3, -4, -5, -6, -7, -8].map((more) => year + more);
  const days = years.flatMap((one) => dayOfDate(one, month, day) ?? []);
  if (days.length === 0) return 'no_such_time';
  const found = lastTime(read, days);
  const next = Math.min(...timesOn(read, days).filter((ms) => ms > read.nowMs));
  return typeof found === 'number' && next - read.nowMs < read.nowMs - found ? 'to_come' : found;
}
