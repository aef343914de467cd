import { describe, expect, it } from 'vitest';
import { readPeriod } from '../../src/commands/typed/read-period.js';

const now = new Date('2026-11-23T16:30:00Z');
const utc = (time: string) => new Date(`${time}:00Z`);

describe('a typed period', () => {
  it.each([
    [
      'Checkout was down, yesterday 14:00 to 15:10',
      'Checkout was down',
      '2026-11-22T14:00',
      '2026-11-22T15:10',
    ],
    ['Checkout was down 14:00-15:10', 'Checkout was down', '2026-11-23T14:00', '2026-11-23T15:10'],
    ['No mails from 2pm until 3:30pm', 'No mails', '2026-11-23T14:00', '2026-11-23T15:30'],
    ['Night batch, 2026-11-20 23:30 to 00:20', 'Night batch', '2026-11-20T23:30', '2026-11-21T00:20'],
    ['x: between friday 09:00 and friday 10:00', 'x', '2026-11-20T09:00', '2026-11-20T10:00'],
    [
      'Cards fail from here to there, 14:00 – 15:10',
      'Cards fail from here to there',
      '2026-11-23T14:00',
      '2026-11-23T15:10',
    ],
  ])('%s', (typed, before, from, to) => {
    expect(readPeriod(typed, now, 'UTC')).toEqual({ before, from: utc(from), to: utc(to) });
  });

  it.each([
    'Checkout was down',
    'Checkout was down, yesterday 14:00',
    'Checkout was down, yesterday 15:10 to yesterday 14:00',
    'Checkout was down, yesterday 14:00 to tomorrow 15:10',
    'Checkout was down, yesterday 14:00 to 15:10 in Europe',
    'pods 3 to 5 restarted',
    'x'.repeat(3_000),
  ])('is not in: %s', (typed) => {
    expect(readPeriod(typed, now, 'UTC')).toBeNull();
  });

  it('is in the person’s zone, over the night when its clocks go back', () => {
    const later = new Date('2026-10-26T12:00:00Z');
    expect(readPeriod('x, 2026-10-25 01:30 to 04:00', later, 'Europe/Berlin')).toEqual({
      before: 'x',
      from: utc('2026-10-24T23:30'),
      to: utc('2026-10-25T03:00'),
    });
  });
});
