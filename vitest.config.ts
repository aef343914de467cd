import { defineConfig } from 'vitest/config';

/** `quick` needs nothing but Node; `whole` uses a real Postgres and the sandbox, and takes longer. */
const quick = ['test/domain/**', 'test/views/**', 'test/tree/**', 'test/block-kit/**', 'test/slack/**'].map(
  (g) => `${g}/*.test.ts`,
);

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'quick', include: quick, isolate: false } },
      {
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: quick,
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
