import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const folders = (...names: string[]) => names.map((name) => `test/${name}/**/*.test.{ts,tsx}`);

/** Needs nothing but Node: no Postgres, and no build of the program. */
const quick = [
  ...folders('domain', 'views', 'tree', 'block-kit', 'slack', 'main', 'page'),
  ...folders('commands', 'config', 'exports', 'http', 'sandbox'),
  // In folders whose other files need Postgres:
  'test/db/{keys-by-workspace,pool,session-ends,stored-json,stored-shapes}.test.ts',
  'test/cli/lint.test.ts',
  'test/workflows/{plan-delivery,process-absences,run-deliveries}.test.ts',
];
/** Needs Chromium as well; where there is none, these tests say so and are skipped. */
const browser = folders('browser');

const jsx = { runtime: 'automatic', importSource: 'preact' } as const;

/** `whole` and `browser` use a real Postgres and the sandbox, and take longer. */
export default defineConfig({
  test: {
    // Most of them wait for Postgres, sockets and timers: one more than there are cores keeps all cores busy.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        oxc: { jsx },
        test: { name: 'quick', include: quick, isolate: false, testTimeout: 30_000, hookTimeout: 60_000 },
      },
      {
        test: {
          name: 'whole',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [...quick, ...browser],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          isolate: false,
          include: browser,
          globalSetup: [
            'test/support/global-setup.ts',
            'test/support/build-page.ts',
            'test/support/start-chromium.ts',
          ],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
