import { instantAt } from './civil-day.js';
import { clockAt, msOfDay } from './clock.js';
import { dayIn, type Zone } from './zone.js';

/** A time of day and nothing else, in milliseconds after midnight: `10:00`, `9.30 am`, `10`; null if it isn't one. */
export function readTimeOfDay(typed: string): number | null {
  const text = typed.trim();
  const clock = clockAt(text, 0);
  return clock?.isReal && clock.end === text.length ? msOfDay(clock) : null;
}

/** Milliseconds after midnight as `09:30`. */
export function timeOfDayText(ms: number): string {
  return new Date(ms).toISOString().slice(11, 16);
}

/** The next instant after `now` at which a clock in the zone shows this time of day. */
export function nextTimeOfDay(zone: Zone, msOfDay: number, now: Date): Date {
  const today = dayIn(zone, now.getTime());
  const at = [today, today + 1].map((day) => instantAt(zone, day, msOfDay)).find((ms) => ms > now.getTime());
  return new Date(at ?? instantAt(zone, today + 2, msOfDay));
}
