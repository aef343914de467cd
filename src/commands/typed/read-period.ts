import { readTime } from '../../domain/time/read-time.js';
import { dayMs } from '../../domain/time/zone.js';

/** A period at the end of a text, and the text before it. */
export interface TypedPeriod {
  before: string;
  from: Date;
  to: Date;
}

/** How long a typed period may be. */
const maxChars = 80;

/**
 * Reads the period at the end of what a person typed, in their zone (an IANA name; null: unknown): `… yesterday 14:00 to
 * 15:10`, `… from 2026-11-20 23:30 until 00:20`. A second time without a day is the next one after the first. Null if the
 * text doesn't end with one period that is over.
 */
export function readPeriod(typed: string, now: Date, timeZone: string | null): TypedPeriod | null {
  const text = typed.trim();
  for (const { index } of text.matchAll(/(?<=^|\s)\S/g)) {
    if (text.length - index > maxChars) continue;
    const found = periodIn(text.slice(index).replace(opening, ''), now, timeZone);
    if (found) return { ...found, before: text.slice(0, index).replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/, '') };
  }
  return null;
}

const opening = /^(?:from|between)\s+/i;
const between = /\s+(?:to|until|till?|and)\s+|\s*[-–—→]\s*/gi;

function periodIn(text: string, now: Date, timeZone: string | null): { from: Date; to: Date } | null {
  for (const { index, 0: separator } of text.matchAll(between)) {
    const from = wholeTime(text.slice(0, index), now, timeZone);
    const end = text.slice(index + separator.length);
    const to = from && wholeTime(end, hasDay(end) ? now : latestEnd(from, now), timeZone);
    if (from && to && from < to) return { from, to };
  }
  return null;
}

function latestEnd(from: Date, now: Date): Date {
  return new Date(Math.min(now.getTime(), from.getTime() + dayMs - 1));
}

/** Whether more than a time of day is written. */
function hasDay(text: string): boolean {
  return !/^(?:at\s+)?\d{1,2}(?:[:.]\d{2}){0,2}\s*(?:[ap]\.?m\.?)?(?:\s*[a-z]{2,5})?$/i.test(text.trim());
}

function wholeTime(text: string, now: Date, timeZone: string | null): Date | null {
  const time = readTime(text, now, timeZone);
  return time.kind === 'read' && time.rest === '' ? time.at : null;
}
