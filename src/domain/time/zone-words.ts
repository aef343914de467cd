import { matchAt } from './match-at.js';
import { fixedZone, type Zone, zoneNamed } from './zone.js';

/** A zone as typed after a time. */
export interface WrittenZone {
  end: number;
  zone: Zone;
}

const hours = (east: number) => fixedZone(east * 60);

/** Abbreviations that are not words, in any case. */
const abbreviations = {
  UTC: 0,
  GMT: 0,
  PST: -8,
  PDT: -7,
  MST: -7,
  MDT: -6,
  CST: -6,
  CDT: -5,
  EDT: -4,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  BRT: -3,
  CET: 1,
  CEST: 2,
  MEZ: 1,
  MESZ: 2,
  EET: 2,
  EEST: 3,
  BST: 1,
  MSK: 3,
  SGT: 8,
  HKT: 8,
  JST: 9,
  KST: 9,
  AWST: 8,
  AEST: 10,
  AEDT: 11,
  ACST: 9.5,
  ACDT: 10.5,
  NZST: 12,
  NZDT: 13,
  SAST: 2,
} as const;
/**
 * Abbreviations that are words in lowercase (“est”, “ist”), and the US ones that cover both standard and daylight time.
 */
const capitals: Record<string, number | string> = {
  EST: -5,
  IST: 5.5,
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
};

const abbreviation = new RegExp(
  String.raw`\s?\(?(?:(Z)|(${Object.keys(abbreviations).join('|')}))(?:([+-])(\d{1,2})(?::?(\d{2}))?)?\)?(?![\w'’/]|-[a-z])`,
  'iy',
);
const capital = new RegExp(String.raw`\s?\(?(${Object.keys(capitals).join('|')})\)?(?![\w'’/-])`, 'y');
/** `14:02-14:10` is a range; a hyphen starts an offset only in machine formats: `…T14:02-05:00`, `14:02:33-05:00`. */
const offset =
  /(?:\s?\+|(?<=:\d\d:\d\d(?:[.,]\d{1,3})?|T\d\d:\d\d)-)(\d{2}):([0-5]\d)(?![\w:])|[+-](\d{2})([0-5]\d)(?!\w)|\s[+-](0\d)([0-5]\d)(?!\w)/y;
const named = /\s\(?([A-Z][A-Za-z]{1,20}(?:\/[A-Z][A-Za-z_+-]{1,30}){1,2})\)?(?![\w'’/])/y;

/** The zone at this place, right after a time: `PST`, `UTC+2`, `+05:30`, `Europe/Berlin`; null if there is none. */
export function zoneAt(text: string, place: number): WrittenZone | null {
  return offsetAt(text, place) ?? abbreviationAt(text, place) ?? namedAt(text, place);
}

function offsetAt(text: string, place: number): WrittenZone | null {
  const found = matchAt(offset, text, place);
  if (!found) return null;
  const [whole, h1, m1, h2, m2, h3, m3] = found;
  const sign = whole.trimStart().charAt(0);
  return zoneEast(place + whole.length, minutesOf(sign, h1 ?? h2 ?? h3, m1 ?? m2 ?? m3));
}

function abbreviationAt(text: string, place: number): WrittenZone | null {
  const big = matchAt(capital, text, place);
  if (big) {
    const value = capitals[big[1] ?? ''];
    const zone = typeof value === 'string' ? zoneNamed(value) : hours(value ?? 0);
    return zone && { end: place + big[0].length, zone };
  }
  const found = matchAt(abbreviation, text, place);
  if (!found) return null;
  const [whole, z, name = 'UTC', sign, h, m] = found;
  const east = z ? 0 : Object.entries(abbreviations).find(([one]) => one === name.toUpperCase())?.[1];
  return zoneEast(place + whole.length, (east ?? 0) * 60 + (sign ? minutesOf(sign, h, m) : 0));
}

function namedAt(text: string, place: number): WrittenZone | null {
  const found = matchAt(named, text, place);
  const zone = found && zoneNamed(found[1] ?? '');
  return found && zone ? { end: place + found[0].length, zone } : null;
}

function minutesOf(sign: string | undefined, h = '0', m = '0'): number {
  return (sign === '-' ? -1 : 1) * (Number(h) * 60 + Number(m));
}

/** No zone is farther from UTC than 14 hours. */
function zoneEast(end: number, minutes: number): WrittenZone | null {
  return Math.abs(minutes) <= 14 * 60 ? { end, zone: fixedZone(minutes) } : null;
}
