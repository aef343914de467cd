import { matchAt } from './match-at.js';

/** A time of day as typed. */
export interface Clock {
  /** Where it ends in the text. */
  end: number;
  hour: number;
  /** Milliseconds after the full hour. */
  msOfHour: number;
  half: 'am' | 'pm' | null;
  /** Whether it can only be a time because it has minutes or am/pm. A bare number may be a count. */
  isExact: boolean;
  /** Whether such a time exists: `25:99` and `13am` don't. */
  isReal: boolean;
}

const half = String.raw`(?:\s?([ap])\.?m\b\.?(?!-[a-z]))`;
const written = new RegExp(
  String.raw`(\d{1,2})(?:[:：](\d{2})(?:[:：](\d{2})(?:[.,](\d{1,3}))?)?)?${half}?`,
  'iy',
);
const dotted = new RegExp(String.raw`(\d{1,2})\.(\d{2})${half}`, 'iy');

/** The time of day at this place: `14:02`, `14:02:33`, `2:30 pm`, `2.30pm`, `2pm`, or a bare `2`. */
export function clockAt(text: string, place: number): Clock | null {
  const dots = matchAt(dotted, text, place);
  const found = dots ?? matchAt(written, text, place);
  if (!found) return null;
  const [whole, hour, minute] = found;
  const [second, fraction] = dots ? [] : [found[3], found[4]];
  const letter = (dots ? found[3] : found[5])?.toLowerCase();
  const parts = { hour: Number(hour), minute: Number(minute ?? 0), second: Number(second ?? 0) };
  const ms = Number((fraction ?? '').padEnd(3, '0'));
  return {
    end: place + whole.length,
    hour: parts.hour,
    msOfHour: (parts.minute * 60 + parts.second) * 1_000 + ms,
    half: letter === undefined ? null : letter === 'a' ? 'am' : 'pm',
    isExact: minute !== undefined || letter !== undefined,
    isReal: isReal(parts, letter),
  };
}

/** `0:30pm` and `14:30am` don't exist; `14:30pm` is redundant but fine. */
function isReal(
  { hour, minute, second }: { hour: number; minute: number; second: number },
  letter: string | undefined,
): boolean {
  const fits = hour <= 23 && minute <= 59 && second <= 59;
  if (letter === 'a') return fits && hour <= 12;
  return fits && (letter === undefined || hour > 0);
}

/** Milliseconds after midnight. */
export function msOfDay({ hour, msOfHour, half }: Clock): number {
  const hours = half === 'am' && hour === 12 ? 0 : half === 'pm' && hour < 12 ? hour + 12 : hour;
  return hours * 3_600_000 + msOfHour;
}

/**
 * The start of a range, completed from its end: `2:00-4:00pm` starts at 2 pm, `11-1pm` at 11 am. Null if it could be
 * just a number: `8 - 10 servers`.
 */
export function startOfRange(first: Clock, second: Clock): Clock | null {
  if (first.half !== null || second.half === null || first.hour === 0 || first.hour > 12)
    return first.isExact ? first : null;
  const other = second.half === 'am' ? 'pm' : 'am';
  const same = { ...first, half: second.half, isExact: true };
  return msOfDay(same) <= msOfDay(second) ? same : { ...same, half: other };
}

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
