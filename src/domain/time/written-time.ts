import { type Clock, clockAt, startOfRange } from './clock.js';
import { dayAt, type WrittenDay } from './day-words.js';
import { matchAt } from './match-at.js';
import { agoAt } from './time-ago.js';
import type { Zone } from './zone.js';
import { zoneAt } from './zone-words.js';

/** A time as typed, not yet resolved to a moment. */
export interface WrittenTime {
  end: number;
  /** Milliseconds before now; null if a time of day was typed. */
  agoMs: number | null;
  clock: Clock | null;
  day: WrittenDay | null;
  /** The zone typed next to it; null: the writer's own. */
  zone: Zone | null;
  /** Whether several times were typed; this is the first. */
  isRange: boolean;
}

/** Characters that show it wasn't a time: `14:02%`, `14:02/3`, `14:02:5` and `14:02x`. */
const goesOn = /[\w%'’/\\+=°]|[.:,]\d|\.\w/y;

/**
 * The time at this place, or null. `isAfterAt`: whether the word “at” comes before it. A time has minutes, am/pm,
 * “ago”, or a day and “at” before a full hour; any other number is a count.
 */
export function writtenTimeAt(text: string, place: number, isAfterAt: boolean): WrittenTime | null {
  const found =
    agoTime(text, place) ??
    dayThenClock(text, place) ??
    clockThenDay(text, place) ??
    namedTime(text, place, isAfterAt);
  return found && !matchAt(goesOn, text, found.end) ? found : null;
}

const plain = { agoMs: null, clock: null, day: null, zone: null, isRange: false };
const beforeClock = /,?\s{0,3}(?:(at\s{1,3}|@\s?)|(?<=\s|,)|(?<=\d)T(?=\d))/iy;

function agoTime(text: string, place: number): WrittenTime | null {
  const ago = agoAt(text, place);
  if (!ago) return null;
  const day: WrittenDay | null = ago.days === null ? null : { kind: 'back', days: ago.days, part: null };
  const timed = day && clockAfterDay(text, ago.end, day);
  return timed ?? { ...plain, end: ago.end, agoMs: ago.ms, isRange: ago.isRange };
}

function dayThenClock(text: string, place: number): WrittenTime | null {
  const found = dayAt(text, place);
  return found && clockAfterDay(text, found.end, found.day);
}

function clockAfterDay(text: string, place: number, day: WrittenDay): WrittenTime | null {
  const between = matchAt(beforeClock, text, place);
  if (!between) return null;
  const start = place + between[0].length;
  const found =
    clockTime(text, start) ?? namedTime(text, start, true) ?? fullHour(text, start, Boolean(between[1]));
  return found && { ...found, day };
}

const sayDay = /,?\s{1,3}(on\s{1,3})?/iy;

/** `14:02 yesterday`, `14:02 on friday`. Without “on”, a day that could be another word is as ambiguous as `3/4`. */
function clockThenDay(text: string, place: number): WrittenTime | null {
  const found = clockTime(text, place);
  const between = found && !found.isRange && matchAt(sayDay, text, found.end);
  const later = between ? dayAt(text, found.end + between[0].length) : null;
  if (!found || !between || !later || matchAt(goesOn, text, later.end)) return found;
  const isOn = between[1] !== undefined;
  if (!isOn && !later.isPlain) return found;
  const after = found.zone ? null : zoneAt(text, later.end);
  const day = !isOn && later.day.kind === 'weekday' ? { kind: 'unsure' as const } : later.day;
  return { ...found, end: after?.end ?? later.end, zone: found.zone ?? after?.zone ?? null, day };
}

const oClock = /(?<=\d)(?:h|\s?(?:hrs|uhr))\b/iy;

/** An unambiguous time of day, its zone, and the end of the range that it starts. */
function clockTime(text: string, place: number): WrittenTime | null {
  const clock = clockAt(text, place);
  if (!clock) return null;
  const suffix = clock.isExact ? matchAt(oClock, text, clock.end) : null;
  const end = clock.end + (suffix?.[0].length ?? 0);
  const zone = clock.isExact ? zoneAt(text, end) : null;
  const range = rangeAt(text, zone?.end ?? end, clock);
  if (range) return { ...plain, ...range, zone: zone?.zone ?? range.zone };
  if (!clock.isExact) return null;
  return { ...plain, end: zone?.end ?? end, clock, zone: zone?.zone ?? null };
}

const to = /\s?(?:->|[-–—→/]|\.{2,3}|…)\s?|\s{1,3}(?:to|until|till?|through|thru|and|or)\s{1,3}/iy;
const openEnd = /(?:\s{1,3}(?:until|till?|through|thru)\b|\s{1,3}to\s{1,3}now\b)/iy;

/** Completes a range whose first time ends before this place; null if there is no range. */
function rangeAt(
  text: string,
  place: number,
  first: Clock,
): Pick<WrittenTime, 'end' | 'clock' | 'zone' | 'isRange'> | null {
  const between = matchAt(to, text, place);
  const start = place + (between?.[0].length ?? 0);
  const second = between && clockAt(text, start);
  const counts = second && !second.isExact && /^\s|\s$/.test(between[0]) && !/[a-z]/i.test(between[0]);
  if (!second || counts || matchAt(goesOn, text, second.end)) {
    const isOpen = first.isExact && matchAt(openEnd, text, place) !== null;
    return isOpen ? { end: place, clock: first, zone: null, isRange: true } : null;
  }
  const clock = startOfRange(first, second);
  const zone = second.isExact ? zoneAt(text, second.end) : null;
  return clock && { end: zone?.end ?? second.end, clock, zone: zone?.zone ?? null, isRange: true };
}

/** A count rather than an hour: `at 3 nodes`, `at 10 of 12`. */
const counted =
  /\s{1,3}(?:(?:%|x\b|of\b|out\b|more\b|other\b)|(?!(?:was|is|has|this|its|his|us|always|does)\b)[a-z-]{2,30}s\b)/iy;

/** A full hour after a day and “at”: `last friday at 9`. */
function fullHour(text: string, place: number, isAfterAt: boolean): WrittenTime | null {
  const clock = isAfterAt ? clockAt(text, place) : null;
  if (!clock || matchAt(counted, text, clock.end)) return null;
  const zone = zoneAt(text, clock.end);
  return { ...plain, end: zone?.end ?? clock.end, clock, zone: zone?.zone ?? null };
}

const name = /(noon|midday|midnight)(?![\w'’-])/iy;

/** `at noon`, `yesterday noon`; without “at” or a day these are ordinary words. */
function namedTime(text: string, place: number, isAfterAt: boolean): WrittenTime | null {
  const found = isAfterAt ? matchAt(name, text, place) : null;
  if (!found) return null;
  const end = place + found[0].length;
  const isMidnight = found[1]?.toLowerCase() === 'midnight';
  const clock = { end, hour: isMidnight ? 0 : 12, msOfHour: 0, half: null, isExact: true, isReal: true };
  const zone = zoneAt(text, end);
  return { ...plain, end: zone?.end ?? end, clock, zone: zone?.zone ?? null };
}
