import { expect, it, onTestFinished, vi } from 'vitest';
import { startSchedule } from '../../src/schedule.js';

/** Claims like the database: a job that ran within `holdsMs` is taken. */
function claims() {
  const ranAt = new Map<string, number>();
  return async (job: string, holdsMs: number) => {
    const last = ranAt.get(job) ?? Number.NEGATIVE_INFINITY;
    if (Date.now() - last <= holdsMs) return false;
    ranAt.set(job, Date.now());
    return true;
  };
}

it('runs a job at every tick, once for two replicas', { timeout: 30_000 }, async () => {
  const ticks: number[] = [];
  const job = { name: 'a job', when: '*/6 * * * * *', run: async () => void ticks.push(Date.now()) };
  const options = { claimRun: claims(), onFailure: expect.unreachable };
  const replicas = [startSchedule([job], options), startSchedule([job], options)];
  onTestFinished(async () => void (await Promise.all(replicas.map((one) => one.stop()))));
  await expect.poll(() => ticks.length, { timeout: 25_000 }).toBe(2);
  const gaps = ticks.slice(1).map((at, index) => Math.round((at - (ticks[index] ?? 0)) / 6_000));
  expect(gaps).toEqual([1]);
});

it('writes nothing to the console while a job still runs at its next tick', { timeout: 30_000 }, async () => {
  const written = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => {}),
  );
  onTestFinished(() => void vi.restoreAllMocks());
  const due: string[] = [];
  const claimRun = async (job: string) => due.push(job) > 0;
  let end = () => {};
  const run = () => new Promise<void>((resolve) => (end = resolve));
  const schedule = startSchedule(
    [
      { name: 'slow', when: '* * * * * *', run },
      { name: 'quick', when: '* * * * * *', run: async () => {} },
    ],
    { claimRun, onFailure: expect.unreachable },
  );
  await expect
    .poll(() => due.filter((job) => job === 'quick').length, { timeout: 25_000 })
    .toBeGreaterThan(2);
  end();
  await schedule.stop();
  expect(due).toContain('slow');
  expect(written.flatMap((spy) => spy.mock.calls)).toEqual([]);
});
