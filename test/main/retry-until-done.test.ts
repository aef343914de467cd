import { expect, it } from 'vitest';
import { retryUntilDone } from '../../src/main/start/retry-until-done.js';

it('tries again what failed, and tells of each failure', async () => {
  const failures: unknown[] = [];
  let tries = 0;
  const work = async () => {
    tries += 1;
    if (tries === 1) throw new Error('away');
  };
  const { signal } = new AbortController();
  await retryUntilDone(work, { onFailure: (error) => failures.push(error), signal });
  expect([tries, failures]).toEqual([2, [new Error('away')]]);
});

it('gives up as soon as it is asked to end', async () => {
  const ending = new AbortController();
  const onFailure = () => ending.abort();
  await retryUntilDone(() => Promise.reject(new Error('away')), { onFailure, signal: ending.signal });
  expect(ending.signal.aborted).toBe(true);
});
