import { dayAfter, todayIn } from '../time/civil-day.js';
import { dayMs, fixedZone } from '../time/zone.js';

/** A stretch of time, as instants and as calendar days (`2026-12-01`). It ends before `to` and `toDay`. */
export interface Period {
  from: Date;
  to: Date;
  fromDay: string;
  toDay: string;
}

/** West of all time zones: a day that is over there is over everywhere. */
const westernmost = fixedZone(-12 * 60);

/** The days up to `now`, and as many before them. Of due days, those that are over wherever the owner lives. */
export function lastDays(days: number, now: Date): { current: Period; before: Period } {
  const toDay = todayIn(westernmost, now);
  const at = (back: number) => new Date(now.getTime() - back * dayMs);
  const period = (back: number): Period => ({
    ...{ from: at(back + days), to: at(back) },
    ...{ fromDay: dayAfter(toDay, -back - days), toDay: dayAfter(toDay, -back) },
  });
  return { current: period(0), before: period(days) };
}
