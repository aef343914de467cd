import { expect, it } from 'vitest';
import { z } from 'zod';
import { textOf } from './source.js';

const entry = z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() });
const lock = z
  .object({ packages: z.record(z.string(), entry) })
  .parse(JSON.parse(textOf('package-lock.json')));

/**
 * `npm ci` refuses a lock file that leaves out packages of other platforms; npm leaves them out where its registry
 * does not carry them.
 */
it('has every optional package in the lock file, so that `npm ci` goes through everywhere', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(name, path)),
  );
  expect(missing).toEqual([]);
});

/** Node looks for a package beside the one that asks, then further and further up. */
function isLocked(name: string, from: string): boolean {
  if (`${from ? `${from}/` : ''}node_modules/${name}` in lock.packages) return true;
  return from !== '' && isLocked(name, from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0)));
}
