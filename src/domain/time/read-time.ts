import { matchAt } from './match-at.js';
import { resolveTime, type Unclear } from './resolve-time.js';
import { type WrittenTime, writtenTimeAt } from './written-time.js';
import { zoneNamed } from './zone.js';

/** The time found at the start of what a person typed. */
export type TimeReading =
  /** The text doesn't start with a time. */
  | { kind: 'none' }
  /** `rest`: the text after the time, or the whole text if the time's wording carries meaning of its own. */
  | { kind: 'read'; at: Date; rest: string }
  /** `said`: the words that don't identify one moment. */
  | { kind: 'unclear'; said: string; why: Unclear };

/** How far into the text a time may reach. */
const maxChars = 120;

/**
 * Reads the time at the start of what a person typed, in their zone (an IANA name; null: unknown), and the text after
 * it: `14:02 rolled back`, `at 2pm …`, `yesterday 23:50 …`, `10 minutes ago …`. A time of day without a date is the
 * latest one in the past. For a range, the first time counts and all of the text stays: `14:02-14:10 errors`.
 */
export function readTime(typed: string, now: Date, timeZone: string | null): TimeReading {
  const text = typed.trim();
  const head = text.slice(0, maxChars);
  const lead = leadOf(head);
  const found = writtenTimeAt(head, lead.end, lead.isAt);
  if (!found || (lead.bracket && head[found.end] !== lead.bracket)) return dottedTime(head, lead);
  const end = found.end + (lead.bracket ? 1 : 0);
  const at = resolveTime(found, now.getTime(), timeZone === null ? null : zoneNamed(timeZone));
  if (typeof at === 'string') return { kind: 'unclear', said: head.slice(lead.start, end), why: at };
  const rest = text.slice(end).replace(separator, '');
  return { kind: 'read', at: new Date(at), rest: keepsAll(found, lead, rest) ? text : rest };
}

interface Lead {
  /** Where the time starts, including its bracket. */
  start: number;
  end: number;
  isAt: boolean;
  /** Whether words like “around” or “since” carry meaning of their own. */
  saysMore: boolean;
  /** The bracket that closes the opening one; empty if there is none. */
  bracket: string;
}

const leading =
  /(?:(at\s{1,3}|@\s?)|on\s{1,3}|(~\s?|(?:around|about|approximately|approx\.?|circa|roughly|since|from|between)\s{1,3}))?([[(])?/iy;

function leadOf(text: string): Lead {
  const [whole = '', at, more, bracket = ''] = matchAt(leading, text, 0) ?? [];
  const closing = { '[': ']', '(': ')' }[bracket] ?? '';
  const end = whole.length;
  return {
    start: end - bracket.length,
    end,
    isAt: at !== undefined,
    saysMore: more !== undefined,
    bracket: closing,
  };
}

/** Separators that people put between a time and their text. A sign (`-5 pods`) and `:fire:` belong to the text. */
const separator = /^(?:[:,;.–—-]|\s*[-–—·|](?=\s))?\s*/;
const anotherTime = /^(?:and\s)?\d{1,2}:\d{2}\b/i;

function keepsAll({ isRange }: WrittenTime, { saysMore }: Lead, rest: string): boolean {
  return isRange || saysMore || anotherTime.test(rest);
}

const dotted = /([01]?\d|2[0-3])\.[0-5]\d(?=[\s:,]|$)/y;

/** `at 14.02` may be a time or a version. */
function dottedTime(text: string, { end, isAt }: Lead): TimeReading {
  const found = isAt && matchAt(dotted, text, end);
  return found ? { kind: 'unclear', said: found[0], why: 'unsure' } : { kind: 'none' };
}
