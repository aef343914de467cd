import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isPermanent } from '../../src/db/connection/stale-session.js';
import { runDeliveries } from '../../src/workflows/delivery/run-deliveries.js';

const owner = { workspaceId: 'T1', key: 'incident:42' } as const;

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** Fails every time; `at` has the seconds at which it ran. */
function aFailingRunner(error: unknown) {
  const at: number[] = [];
  const state = { isWell: false };
  const runner = runDeliveries({
    deliver: async () => {
      at.push(Math.round(Date.now() / 1_000));
      if (state.isWell) return null;
      throw error;
    },
    now: Date.now,
    maxAtOnce: 2,
    isPermanent,
    onFailure: () => {},
  });
  return { at, state, runner };
}

/** Requests what is overdue every 15 s. */
async function sweepFor(minutes: number, request: () => void): Promise<void> {
  for (let swept = 0; swept < minutes * 4; swept++) {
    request();
    await vi.advanceTimersByTimeAsync(15_000);
  }
}

it('retries a delivery that fails on stored data less and less often, whoever requests it', async () => {
  const { at, state, runner } = aFailingRunner(new TypeError('no such severity'));
  await sweepFor(60, () => runner.request(owner));
  expect(at.slice(0, 6)).toEqual([0, 2, 6, 14, 30, 62]);
  const pauses = at.slice(1).map((time, index) => time - (at[index] ?? 0));
  expect(Math.max(...pauses)).toBeLessThanOrEqual(315);
  expect(at.length).toBeLessThan(22);
  state.isWell = true;
  await sweepFor(6, () => runner.request(owner));
  const well = at.length;
  runner.request(owner);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(at.length).toBe(well + 1);
});

it('retries every two seconds while the database is down', async () => {
  const { at, runner } = aFailingRunner(Object.assign(new Error('away'), { code: 'CONNECTION_CLOSED' }));
  runner.request(owner);
  await vi.advanceTimersByTimeAsync(20_500);
  expect(at).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
});
