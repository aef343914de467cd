import { dayIn, dayMs, dayOfDate, instantsOf, type Zone } from './zone.js';

/** The day written as `2026-12-01`, counted from 1970-01-01; null if it isn't a date. */
export function dayFrom(text: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year === undefined ? null : dayOfDate(Number(year), Number(month), Number(day));
}

/** The day as `2026-12-01`. */
export function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Today in the zone, `2026-12-01`. */
export function todayIn(zone: Zone, now: Date): string {
  return dayText(dayIn(zone, now.getTime()));
}

/** The day so many days after another, both as `2026-12-01`. */
export function dayAfter(day: string, days: number): string {
  return dayText(Date.parse(`${day}T00:00:00Z`) / dayMs + days);
}

/** The day of an instant in UTC. */
export function utcDay(at: Date): number {
  return Math.floor(at.getTime() / dayMs);
}

/**
 * The instant (ms) at which a clock in the zone shows this time of the day. If it shows it twice, the first; if clocks
 * skip it, the first moment after.
 */
export function instantAt(zone: Zone, day: number, msOfDay: number): number {
  return instantsOf(zone, day, msOfDay)[0] ?? endOfGap(zone, day * dayMs + msOfDay);
}

/** The next instant after `now` at which a clock in the zone shows this time of day. */
export function nextTimeOfDay(zone: Zone, msOfDay: number, now: Date): Date {
  const today = dayIn(zone, now.getTime());
  const at = [today, today + 1].map((day) => instantAt(zone, day, msOfDay)).find((ms) => ms > now.getTime());
  return new Date(at ?? instantAt(zone, today + 2, msOfDay));
}

/** Whether the zone has this day: Samoa had no 30 December 2011. */
export function hasDay(zone: Zone, day: number): boolean {
  return dayIn(zone, instantAt(zone, day, 0)) === day;
}

/** The instant at which clocks skip the time `shown` (ms as if in UTC), found between the offsets around it. */
function endOfGap(zone: Zone, shown: number): number {
  const [before, after] = [zone(shown - 15 * 3_600_000), zone(shown + 15 * 3_600_000)];
  let [low, high] = [shown - after * 60_000, shown - before * 60_000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
