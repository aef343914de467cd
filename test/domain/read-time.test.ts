import { describe, expect, it } from 'vitest';
import { timeFirst } from '../../src/domain/read-time.js';

const now = new Date('2026-11-23T09:00:00Z');
const read = (typed: string, timeZone = 'Europe/Berlin', when = now) => {
  const found = timeFirst(typed, when, timeZone);
  return found && `${found.at.toISOString().slice(0, 16)} ${found.rest}`;
};

describe('a time before the words', () => {
  it.each([
    ['09:42 rolled back', '2026-11-23T08:42 rolled back'],
    ['at 09:42 rolled back', '2026-11-23T08:42 rolled back'],
    ['at 9am: rolled back', '2026-11-23T08:00 rolled back'],
    ['10 minutes ago rolled back', '2026-11-23T08:50 rolled back'],
    ['yesterday 23:50 rolled back', '2026-11-22T22:50 rolled back'],
    ['last friday at 9 rolled back', '2026-11-20T08:00 rolled back'],
  ])('is read in the writer’s zone: %s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  it('is yesterday’s where today’s is still to come', () => {
    expect(read('23:55 rolled back')).toBe('2026-11-22T22:55 rolled back');
  });

  it('is Kolkata’s for a person there', () => {
    expect(read('14:02 rolled back', 'Asia/Kolkata')).toBe('2026-11-23T08:32 rolled back');
  });

  it('is right on the night the clocks change', () => {
    const morning = new Date('2026-10-25T09:00:00Z');
    expect(read('yesterday 23:50 x', 'Europe/Berlin', morning)).toBe('2026-10-24T21:50 x');
    expect(read('03:30 x', 'Europe/Berlin', morning)).toBe('2026-10-25T02:30 x');
  });

  it.each([
    '5 nodes were down',
    'rolled back at 14:02',
    'may the force',
    'monday is gone',
    '',
    '100% of errors',
  ])('is not seen where none stands first: %s', (typed) => {
    expect(read(typed)).toBeNull();
  });
});
