import type { SnoozeInput } from '../../domain/incident/decisions/snooze-updates.js';
import { nextTimeOfDay } from '../../domain/time/civil-day.js';
import { readTimeOfDay } from '../../domain/time/clock.js';
import type { Zone } from '../../domain/time/zone.js';

const usualMinutes = 15;
const duration = /^(?:for\s+)?(\d{1,4}|an?)\s*(m|mins?|minutes?|h|hrs?|hours?)?[.!]?$/i;

/** Reads `15 min`, `for an hour` or `until 15:30`; nothing is a quarter of an hour. Null if it can't be read. */
export function readSnooze(typed: string, { zone, now }: { zone: Zone; now: Date }): SnoozeInput | null {
  const text = typed.trim();
  if (!text) return { kind: 'minutes', minutes: usualMinutes };
  const [, count = '', unit = 'm'] = duration.exec(text) ?? [];
  if (count) {
    const each = /^h/i.test(unit) ? 60 : 1;
    return { kind: 'minutes', minutes: (/^a/i.test(count) ? 1 : Number(count)) * each };
  }
  const [, time = ''] = /^(?:until|till?)\s+([\s\S]+)$/i.exec(text) ?? [];
  const ms = readTimeOfDay(time);
  return ms === null ? null : { kind: 'until', until: nextTimeOfDay(zone, ms, now) };
}
