import { dayText } from './civil-day.js';
import { dayAt, type WrittenDay } from './day-words.js';
import { matchAt } from './match-at.js';
import { dayIn, dayMs, dayOfDate, weekdayOf, yearOfDay, type Zone } from './zone.js';

/** A day by which something is to be done, found at the end of what a person typed. */
export type DueReading =
  | { kind: 'none' }
  /** `day`: `2026-12-01`. `rest`: the text before it. */
  | { kind: 'read'; day: string; rest: string }
  /** `said`: the words that don't say one day that is to come. */
  | { kind: 'unclear'; said: string; why: DueUnclear; rest: string };

export type DueUnclear = 'no_such_day' | 'passed' | 'unsure' | 'too_far';

/** How far from the end a day may start. */
const maxChars = 60;
/** Nobody plans further ahead; a longer time is a typing error. */
const maxDaysAhead = 5 * 366;

/**
 * Reads the day at the end of what a person typed, looking forward from today in their zone: `by friday` is the next
 * Friday, `in two weeks`, `by the 1st of December`, `2026-12-01`. Words that could be part of the text need a “by”
 * before them. Says so, rather than guess, where the day doesn't exist, has passed, or could be several.
 */
export function readDue(typed: string, now: Date, zone: Zone): DueReading {
  const text = typed.trimEnd().replace(/(?<![,;])[,;]+$/, '');
  const today = dayIn(zone, now.getTime());
  for (const place of wordStarts(text)) {
    const found = dueAt(text, place, today);
    if (found === null) continue;
    const rest = text.slice(0, place).replace(/(?<![\s,;–—-])[\s,;–—-]+$/, '');
    if (typeof found === 'number') return { kind: 'read', day: dayText(found), rest };
    return { kind: 'unclear', said: text.slice(place), why: found, rest };
  }
  return { kind: 'none' };
}

/** From the earliest, so that the longest wording counts. */
function wordStarts(text: string): number[] {
  const from = Math.max(0, text.length - maxChars);
  const starts = [...text.slice(from).matchAll(/\S+/g)].map(({ index }) => from + index);
  return starts.filter((place) => place === 0 || /\s/.test(text.charAt(place - 1)));
}

const by = /(?:due(?:\s{1,3}(?:by|on))?|by|until|before)\s{1,3}(?:the\s{1,3})?/iy;

/** The day that stands here, up to the end; null if there is none. */
function dueAt(text: string, place: number, today: number): number | DueUnclear | null {
  const lead = matchAt(by, text, place);
  const start = place + (lead?.[0].length ?? 0);
  const ahead = daysAhead(text, start, { today, isLed: lead !== null });
  if (ahead !== null) return ahead;
  const found = dayAt(text, start);
  if (!found || !/^\.*$/.test(text.slice(found.end))) return null;
  const isDay = lead !== null || isIso.test(text.slice(start)) || isTomorrow(found.day);
  return isDay ? resolve(found.day, today) : null;
}

const isIso = /^\d{4}-\d{1,2}-\d{1,2}\.*$/;

function isTomorrow(day: WrittenDay): boolean {
  return day.kind === 'back' && day.days === -1;
}

const numbers = ['a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ahead = new RegExp(
  String.raw`(?:(?:with)?in\s{1,3})(${numbers.join('|')}|an|\d{1,4})\s{1,3}(day|week|fortnight|month)s?\.*$`,
  'iy',
);
const vague = /(?:next|this|end of (?:the |this |next )?)\s{0,3}(?:week|month|quarter|year|sprint)\.*$/iy;

/** `in two weeks`; what is a stretch of days rather than one is unsure. */
function daysAhead(
  text: string,
  place: number,
  { today, isLed }: { today: number; isLed: boolean },
): number | DueUnclear | null {
  if (isLed && matchAt(vague, text, place)) return 'unsure';
  const found = matchAt(ahead, text, place);
  if (!found) return null;
  const [, said = '', unit = ''] = found;
  const word = numbers.indexOf(said.toLowerCase());
  const count = /^\d/.test(said) ? Number(said) : Math.max(1, word);
  const daysEach = { day: 1, week: 7, fortnight: 14 }[unit.toLowerCase()];
  const day = daysEach === undefined ? monthsAfter(today, count) : today + count * daysEach;
  return inReach(day, today);
}

/** The same day of a later month, or that month's last: 31 January and a month is 28 February. */
function monthsAfter(day: number, count: number): number {
  const date = new Date(day * dayMs);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + count;
  const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0));
  return Math.floor(last.setUTCDate(Math.min(date.getUTCDate(), last.getUTCDate())) / dayMs);
}

function resolve(day: WrittenDay, today: number): number | DueUnclear {
  switch (day.kind) {
    case 'back':
      return inReach(today - day.days, today);
    case 'weekday':
      return onWeekday(day, today);
    case 'date':
      return day.year === null
        ? inAnyYear(day, today)
        : inReach(dayOfDate(day.year, day.month, day.day), today);
    default:
      return 'unsure';
  }
}

/** The next such day after today. “Next” could mean it or the one after, except when today is that day. */
function onWeekday(
  { weekday, isNotToday, isNext }: Extract<WrittenDay, { kind: 'weekday' }>,
  today: number,
): number | DueUnclear {
  const days = (weekday - weekdayOf(today) + 7) % 7 || 7;
  if (isNotToday) return 'passed';
  return isNext && days !== 7 ? 'unsure' : today + days;
}

/** Without a year, the next such date, unless the last one was closer: then the year has to be said. */
function inAnyYear({ month, day }: { month: number; day: number }, today: number): number | DueUnclear {
  const year = yearOfDay(today);
  const days = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((more) => dayOfDate(year + more, month, day) ?? []);
  const next = days.find((one) => one >= today);
  if (next === undefined) return 'no_such_day';
  const last = days.findLast((one) => one < today);
  return last !== undefined && today - last < next - today ? 'passed' : next;
}

function inReach(day: number | null, today: number): number | DueUnclear {
  if (day === null) return 'no_such_day';
  if (day < today) return 'passed';
  return day - today > maxDaysAhead ? 'too_far' : day;
}
