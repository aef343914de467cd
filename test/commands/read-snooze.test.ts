import { expect, it } from 'vitest';
import { readSnooze } from '../../src/commands/nudges/read-snooze.js';
import { zoneNamed } from '../../src/domain/time/zone.js';

const zone = zoneNamed('America/New_York') ?? (() => 0);
/** 10:00 in New York. */
const now = new Date('2026-11-27T15:00:00Z');
const minutes = (count: number) => ({ kind: 'minutes', minutes: count });
const until = (time: string) => ({ kind: 'until', until: new Date(time) });

it.each([
  ['', minutes(15)],
  ['15 min', minutes(15)],
  ['for 30m', minutes(30)],
  ['20', minutes(20)],
  ['an hour', minutes(60)],
  ['2 hours', minutes(120)],
  ['until 10:30', until('2026-11-27T15:30:00Z')],
  ['till 3pm', until('2026-11-27T20:00:00Z')],
  ['until 9:00', until('2026-11-28T14:00:00Z')],
  ['until 25:00', null],
  ['until the vendor answers', null],
  ['10:30 or so', null],
  ['a lot', null],
])('reads “%s”', (typed, expected) => {
  expect(readSnooze(typed, { zone, now })).toEqual(expected);
});
