import { expect, it } from 'vitest';
import { openPool } from '../../src/db/connection/pool.js';
import type { Session } from '../../src/db/connection/session.js';

/** A pool whose sessions do nothing, and how many it has opened. */
function aPool(maxSessions: number) {
  let opened = 0;
  const never = new Promise<never>(() => {});
  const open = async (): Promise<Session> => {
    opened++;
    return {
      ...{ isUsable: true, isReadOnly: false, over: never },
      ask: async () => [],
      unlessLost: async (work) => work,
      retire: () => {},
      end: async () => {},
    };
  };
  return { pool: openPool(maxSessions, open), opened: () => opened };
}

it.each([
  { statements: 1, maxSessions: 12, sessions: 1 },
  { statements: 5, maxSessions: 12, sessions: 1 },
  { statements: 6, maxSessions: 12, sessions: 2 },
  { statements: 50, maxSessions: 12, sessions: 10 },
  { statements: 50, maxSessions: 3, sessions: 3 },
])('opens $sessions of $maxSessions sessions for $statements statements at once', async (given) => {
  const { pool, opened } = aPool(given.maxSessions);
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const running = Array.from({ length: given.statements }, () => pool.shared(() => finished));
  expect(opened()).toBeLessThanOrEqual(given.sessions);
  finish();
  await Promise.all(running);
  expect(opened()).toBe(given.sessions);
});

it('gives a transaction a session of its own, and the next one the same session', async () => {
  const { pool, opened } = aPool(12);
  await Promise.all([pool.exclusive(async () => {}), pool.shared(async () => {})]);
  expect(opened()).toBe(2);
  await Promise.all([pool.exclusive(async () => {}), pool.shared(async () => {})]);
  expect(opened()).toBe(2);
});
