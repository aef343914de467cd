import { tzOffset } from '@date-fns/tz';

/** Minutes east of UTC at an instant (milliseconds). */
export type Zone = (ms: number) => number;

export const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The zone with this IANA name, or null if there is none. */
export function zoneNamed(name: string): Zone | null {
  return Number.isNaN(tzOffset(name, new Date(0))) ? null : (ms) => tzOffset(name, new Date(ms));
}

export function fixedZone(minutesEast: number): Zone {
  return () => minutesEast;
}

/** The calendar day of an instant in a zone, counted from 1970-01-01. */
export function dayIn(zone: Zone, ms: number): number {
  return Math.floor((ms + zone(ms) * 60_000) / dayMs);
}

/**
 * Every instant at which a wall clock in the zone shows this day and time of day, earliest first: two when clocks go
 * back, none when they skip it. Compares the offsets half a day before and after; no zone changes twice in that time.
 */
export function instantsOf(zone: Zone, day: number, msOfDay: number): number[] {
  const shown = day * dayMs + msOfDay;
  const offsets = new Set([-15, 0, 15].map((hours) => zone(shown + hours * hourMs)));
  return [...offsets]
    .map((offset) => ({ offset, ms: Math.round(shown - offset * 60_000) }))
    .filter(({ offset, ms }) => zone(ms) === offset)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
}

/** The previous day in a zone: Samoa had no 30 December 2011. */
export function dayBefore(zone: Zone, day: number): number {
  const wasThere = instantsOf(zone, day - 1, dayMs / 2).length > 0;
  return wasThere ? day - 1 : day - 2;
}

/** Sunday is 0. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The day of a date, counted from 1970-01-01; null if the date doesn't exist. */
export function dayOfDate(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  const isThere = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isThere ? Math.floor(date.getTime() / dayMs) : null;
}

export function yearOfDay(day: number): number {
  return new Date(day * dayMs).getUTCFullYear();
}
