import { describe, expect, it } from 'vitest';
import { dayAfter, todayIn } from '../../../src/domain/time/civil-day.js';
import { readDue } from '../../../src/domain/time/due-day.js';
import { fixedZone, zoneNamed } from '../../../src/domain/time/zone.js';

/** A Monday. */
const now = new Date('2026-11-23T14:30:00Z');
const utc = fixedZone(0);
const read = (text: string, when = now, zone = utc) => {
  const found = readDue(`Add a breaker ${text}`, when, zone);
  return found.kind === 'none' ? null : found.kind === 'read' ? found.day : found.why;
};

describe('the day by which something is due', () => {
  it.each([
    ['by friday', '2026-11-27'],
    ['by Fri.', '2026-11-27'],
    ['due friday', '2026-11-27'],
    ['before friday', '2026-11-27'],
    ['by this friday', '2026-11-27'],
    ['by monday', '2026-11-30'],
    ['by next monday', '2026-11-30'],
    ['by today', '2026-11-23'],
    ['tomorrow', '2026-11-24'],
    ['by tomorrow', '2026-11-24'],
    ['in two weeks', '2026-12-07'],
    ['within 2 weeks', '2026-12-07'],
    ['in a week', '2026-11-30'],
    ['in 10 days', '2026-12-03'],
    ['in a month', '2026-12-23'],
    ['in 3 months', '2027-02-23'],
    ['2026-12-01', '2026-12-01'],
    ['by 2026-12-01', '2026-12-01'],
    ['by dec 1', '2026-12-01'],
    ['by the 1st of December', '2026-12-01'],
    ['by 1.12.', '2026-12-01'],
    ['by january 5', '2027-01-05'],
    ['by the 29th of february 2028', '2028-02-29'],
  ])('“%s” is %s', (text, day) => expect(read(text)).toBe(day));

  it.each([
    ['by the 31st of February', 'no_such_day'],
    ['2026-02-30', 'no_such_day'],
    ['by 2026-11-22', 'passed'],
    ['by yesterday', 'passed'],
    ['by last friday', 'passed'],
    ['by november 20', 'passed'],
    ['by 3/4', 'unsure'],
    ['by next friday', 'unsure'],
    ['by next week', 'unsure'],
    ['by end of the month', 'unsure'],
    ['2226-12-01', 'too_far'],
    ['in 9000 days', 'too_far'],
  ])('“%s” is %s, and not guessed', (text, why) => expect(read(text)).toBe(why));

  it.each([
    'friday',
    'by retrying',
    'so that nobody deploys on friday',
    'by friday we know more',
    'in two places',
    'since november 20',
  ])('“%s” stays text', (text) => expect(read(text)).toBeNull());

  it('keeps the text before it, without the separator', () => {
    expect(readDue('Add a breaker, by friday', now, utc)).toMatchObject({ rest: 'Add a breaker' });
    expect(readDue('Add a breaker – by 2026-02-30', now, utc)).toMatchObject({
      ...{ said: 'by 2026-02-30', rest: 'Add a breaker' },
    });
  });

  it("is a day of the person's own calendar", () => {
    const late = new Date('2026-11-23T23:30:00Z');
    expect(read('tomorrow', late, fixedZone(60))).toBe('2026-11-25');
    expect(read('tomorrow', late, fixedZone(-11 * 60))).toBe('2026-11-24');
    expect(todayIn(zoneNamed('Asia/Kolkata') ?? utc, late)).toBe('2026-11-24');
  });

  it('counts months to their last day, and days over a year’s end and leap days', () => {
    expect(read('in a month', new Date('2027-01-31T12:00:00Z'))).toBe('2027-02-28');
    expect(read('in a month', new Date('2028-01-31T12:00:00Z'))).toBe('2028-02-29');
    expect(dayAfter('2026-12-24', 14)).toBe('2027-01-07');
    expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
  });

  it('looks only at the end of a text, however long it is', () => {
    const started = performance.now();
    expect(readDue(`${'by friday '.repeat(20_000)}and then`, now, utc).kind).toBe('none');
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
