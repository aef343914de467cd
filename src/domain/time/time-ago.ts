import { matchAt } from './match-at.js';

/** A time span before now, as typed. */
export interface TimeAgo {
  end: number;
  ms: number;
  /** Whole days, or null if smaller units were typed. A time of day may follow. */
  days: number | null;
  /** Whether two amounts were typed, as in `10-15 minutes ago`; the first counts. */
  isRange: boolean;
}

const numbers: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};
const units: [RegExp, number][] = [
  [/^s/i, 1_000],
  [/^m/i, 60_000],
  [/^h/i, 3_600_000],
  [/^d/i, 86_400_000],
  [/^w/i, 7 * 86_400_000],
];

const amount = String.raw`(half an?|\d{1,6}(?:[.,]\d{1,2})?|${Object.keys(numbers).join('|')})`;
const second = String.raw`(?:\s?(?:-|–|to|or)\s?\d{1,6})?`;
const unit = String.raw`(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:rs?|ours?)?|d(?:ays?)?|w(?:eeks?|ks?)?)\b\.?`;
const part = new RegExp(
  String.raw`${amount}(${second})\s?${unit}(\s{1,3}and a half\b)?(?:,|\s{1,3}and\b)?\s{0,3}`,
  'iy',
);
const ago = /ago(?![\w-])/iy;

/**
 * The span at this place: `10 minutes ago`, `1h 30m ago`, `half an hour ago`, `two days ago`; null if there is none.
 */
export function agoAt(text: string, place: number): TimeAgo | null {
  const found: TimeAgo = { end: place, ms: 0, days: 0, isRange: false };
  for (let parts = 0; parts < 5; parts++) {
    const word = parts > 0 && matchAt(ago, text, found.end);
    if (word) return { ...found, end: found.end + word[0].length };
    const next = matchAt(part, text, found.end);
    if (!next) return null;
    addPart(found, next);
  }
  return null;
}

function addPart(sum: TimeAgo, [whole, many = '', range, name = '', half]: RegExpExecArray): void {
  const size = units.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
  const ms = Math.round((numberOf(many.toLowerCase()) + (half ? 0.5 : 0)) * size);
  sum.end += whole.length;
  sum.ms += ms;
  sum.days =
    sum.days !== null && size >= 86_400_000 && ms % 86_400_000 === 0 ? sum.days + ms / 86_400_000 : null;
  sum.isRange ||= Boolean(range);
}

function numberOf(word: string): number {
  return word.startsWith('half') ? 0.5 : (numbers[word] ?? Number(word.replace(',', '.')));
}
