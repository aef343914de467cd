import { describe, expect, it } from 'vitest';
import { dayFrom, dayText } from '../../../src/domain/time/civil-day.js';
import {
  addWorkingDays,
  type DaysOff,
  isWorkingDay,
  workingDayFrom,
} from '../../../src/domain/time/working-days.js';

const west: DaysOff = { weekend: ['saturday', 'sunday'], holidays: ['12-25', '2026-12-28'] };
const gulf: DaysOff = { weekend: ['friday', 'saturday'], holidays: [] };

function day(text: string): number {
  const found = dayFrom(text);
  if (found === null) throw new Error(`no day ${text}`);
  return found;
}

describe('a working day', () => {
  it.each([
    ['2026-12-04', 'a Friday', true, false],
    ['2026-12-05', 'a Saturday', false, false],
    ['2026-12-06', 'a Sunday', false, true],
    ['2026-12-28', 'a holiday of 2026', false, true],
    ['2027-12-28', 'the same date a year later', true, true],
    ['2029-12-25', 'a holiday of every year', false, true],
  ])('%s, %s: %s in the west, %s in the Gulf', (date, _what, inWest, inGulf) => {
    expect([isWorkingDay(west, day(date)), isWorkingDay(gulf, day(date))]).toEqual([inWest, inGulf]);
  });
});

describe('working days', () => {
  it.each([
    ['2026-12-04', 0, '2026-12-04'],
    ['2026-12-04', 1, '2026-12-07'],
    ['2026-12-05', 1, '2026-12-07'],
    ['2026-12-24', 1, '2026-12-29'],
    ['2026-12-30', 3, '2027-01-04'],
    ['2028-02-28', 2, '2028-03-01'],
  ])('%s plus %i is %s', (from, count, expected) => {
    expect(dayText(addWorkingDays(west, day(from), count) ?? 0)).toBe(expected);
  });

  it('starts with the day itself if that is one', () => {
    expect(dayText(workingDayFrom(gulf, day('2026-12-04')) ?? 0)).toBe('2026-12-06');
    expect(dayText(workingDayFrom(gulf, day('2026-12-06')) ?? 0)).toBe('2026-12-06');
  });

  it('has none if every day of the year is a holiday', () => {
    const holidays = Array.from({ length: 366 }, (_, at) => dayText(day('2028-01-01') + at).slice(5));
    expect(workingDayFrom({ weekend: [], holidays }, day('2026-12-04'))).toBeNull();
    expect(addWorkingDays({ weekend: [], holidays }, day('2026-12-04'), 2)).toBeNull();
  });
});
