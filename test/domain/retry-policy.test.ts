import { expect, it } from 'vitest';
import { backoffMs, isLast, waitMs } from '../../src/domain/delivery/retry-policy.js';

it.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 4],
  [9, 256],
  [10, 300],
  [30, 300],
])('waits after %i failures for %i s', (failures, seconds) => {
  expect(backoffMs(failures)).toBe(seconds * 1_000);
});

it.each([
  [0, 7],
  [4, 7],
  [5, 7],
  [8, 8],
  [9, 16],
  [40, 300],
])('after %i rate limits, waits for %i s although Slack asks for 7 s', (limits, seconds) => {
  expect(waitMs({ limits }, { afterMs: 7_000, countsAsAttempt: false })).toBe(seconds * 1_000);
});

it('waits as long as Slack asks if that is longer', () => {
  expect(waitMs({ limits: 40 }, { afterMs: 3_600_000, countsAsAttempt: false })).toBe(3_600_000);
});

it.each([
  [29, 0, true, false],
  [30, 0, true, true],
  [30, 39, false, false],
  [1, 40, false, true],
])(
  'after %i attempts and %i rate limits, of which the last was an attempt (%s), gives up: %s',
  (...given) => {
    const [attempt, limits, countsAsAttempt, expected] = given;
    expect(isLast({ attempt, limits }, { countsAsAttempt })).toBe(expected);
  },
);
