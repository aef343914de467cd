import { matchAt } from './match-at.js';

/** A day as typed. */
export type WrittenDay =
  | { kind: 'back'; days: number; part: PartOfDay | null }
  | { kind: 'weekday'; weekday: number; isNotToday: boolean; isNext: boolean }
  | { kind: 'date'; year: number | null; month: number; day: number }
  /** Ambiguous: `3/4` is a different day in the US and in Europe. */
  | { kind: 'unsure' };

export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night' | 'last night';

export interface FoundDay {
  end: number;
  day: WrittenDay;
  /** Whether it is clearly a day even among other words: `5/6` pods and `Sun` servers are not. */
  isPlain: boolean;
}

const endsHere = String.raw`(?![\w'’/]|-\w|\.\w)`;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const month = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;
const year = String.raw`(?:,?\s{1,3}((?:19|20)\d{2})(?![:\d]))?`;
const sticky = (source: string) => new RegExp(source + endsHere, 'iy');

const relative = sticky(
  String.raw`(the day before yesterday|today|tonight|yesterday|tomorrow|last night|this)(?:\s{1,3}(morning|afternoon|evening|night))?`,
);
const weekday = sticky(
  String.raw`(?:(last|this|past|next)\s{1,3})?(sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?)`,
);
const iso = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/y;
const monthFirst = sticky(String.raw`${month}\s{0,3}(\d{1,2})(?:st|nd|rd|th)?(?!\d|:)${year}`);
const dayFirst = sticky(String.raw`(\d{1,2})(?:st|nd|rd|th|\.)?\s{0,3}(?:of\s{1,3})?${month}${year}`);
const slashes = sticky(String.raw`(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?`);
const dots = sticky(String.raw`(\d{1,2})\.(\d{1,2})\.(?:((?:19|20)\d{2})|(\d{2})(?=\s))?`);

/** The day at this place: `yesterday`, `last friday`, `2026-11-20`, `Nov 20th`, `20.11.`; null if there is none. */
export function dayAt(text: string, place: number): FoundDay | null {
  for (const read of [
    readRelative,
    readWeekday,
    readIso,
    readMonthFirst,
    readDayFirst,
    readSlashes,
    readDots,
  ]) {
    const found = read(text, place);
    if (found) return found;
  }
  return null;
}

type Reader = (text: string, place: number) => FoundDay | null;

const parts: readonly PartOfDay[] = ['morning', 'afternoon', 'evening', 'night', 'last night'];

const readRelative: Reader = (text, place) => {
  const found = matchAt(relative, text, place);
  if (!found) return null;
  const [whole, said = '', part] = found;
  const word = said.toLowerCase();
  const end = place + whole.length;
  if (word === 'this' && part === undefined) return null;
  const days = { 'the day before yesterday': 2, yesterday: 1, tomorrow: -1 }[word] ?? 0;
  const partOfDay = parts.find((one) => one === (part?.toLowerCase() ?? word)) ?? null;
  return {
    end,
    day: { kind: 'back', days, part: word === 'tonight' ? 'evening' : partOfDay },
    isPlain: true,
  };
};

const readWeekday: Reader = (text, place) => {
  const found = matchAt(weekday, text, place);
  if (!found) return null;
  const [whole, before, name = ''] = found;
  const which = before?.toLowerCase();
  const day = {
    kind: 'weekday',
    weekday: weekdays.indexOf(name.slice(0, 3).toLowerCase()),
    isNotToday: which === 'last' || which === 'past',
    isNext: which === 'next',
  } as const;
  return { end: place + whole.length, day, isPlain: name.length > 5 };
};

const readIso: Reader = (text, place) => {
  const found = matchAt(iso, text, place);
  return found && date(place + found[0].length, [found[1], found[2], found[3]], true);
};

const readMonthFirst: Reader = (text, place) => {
  const found = matchAt(monthFirst, text, place);
  if (!found) return null;
  const [whole, name, day, inYear] = found;
  return date(place + whole.length, [inYear, monthNumber(name), day], inYear !== undefined);
};

const readDayFirst: Reader = (text, place) => {
  const found = matchAt(dayFirst, text, place);
  if (!found) return null;
  const [whole, day, name, inYear] = found;
  return date(place + whole.length, [inYear, monthNumber(name), day], inYear !== undefined);
};

/** Americans write the month first, others the day: unambiguous only if one of the two can't be a month. */
const readSlashes: Reader = (text, place) => {
  const found = matchAt(slashes, text, place);
  if (!found) return null;
  const [whole, first, second, inYear] = found;
  const end = place + whole.length;
  if (Number(first) > 12) return date(end, [inYear, second, first], false);
  if (Number(second) > 12 || first === second) return date(end, [inYear, first, second], false);
  return { end, day: { kind: 'unsure' }, isPlain: false };
};

const readDots: Reader = (text, place) => {
  const found = matchAt(dots, text, place);
  return found && date(place + found[0].length, [found[3] ?? found[4], found[2], found[1]], false);
};

function date(end: number, parts: (string | number | undefined)[], isPlain: boolean): FoundDay {
  const [inYear, inMonth, day] = parts;
  const year = inYear === undefined ? null : Number(String(inYear).length === 2 ? `20${inYear}` : inYear);
  return { end, day: { kind: 'date', year, month: Number(inMonth), day: Number(day) }, isPlain };
}

function monthNumber(name = ''): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
