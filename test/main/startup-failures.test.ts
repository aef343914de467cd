import { expect, it } from 'vitest';
import { startupFailures } from '../../src/main/start/startup-failures.js';

/** An error as the driver's wrapper throws it: the same message for every cause. */
const failedQuery = (code: string, words: string) =>
  new Error('Failed query: insert …', { cause: Object.assign(new Error(words), { code }) });

it('logs a failed start once for each reason, with the remedy if there is one', () => {
  const lines: unknown[] = [];
  const onFailure = startupFailures({
    debug: () => lines.push('again'),
    error: (event, details) => lines.push([event, details?.remedy]),
  });
  for (let times = 0; times < 3; times++)
    onFailure(failedQuery('42501', 'permission denied for table workspaces'));
  onFailure(failedQuery('25006', 'cannot execute INSERT in a read-only transaction'));
  onFailure(failedQuery('57P01', 'terminating connection'));
  expect(lines).toEqual([
    ['startup_step_failed', expect.stringContaining('grant this user its rights')],
    ...['again', 'again'],
    ['startup_step_failed', expect.stringContaining('name the primary in DATABASE_URL')],
    ['startup_step_failed', undefined],
  ]);
});
