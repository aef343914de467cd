import { expect, it } from 'vitest';
import { z } from 'zod';
import { textOf } from './source.js';

const entry = z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() });
const lock = z
  .object({ packages: z.record(z.string(), entry) })
  .parse(JSON.parse(textOf('package-lock.json')));

/** `npm ci` rejects a lock file without packages of other platforms, and npm omits them if its registry lacks them. */
it('has every optional package in the lock file, so that `npm ci` works everywhere', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(name, path)),
  );
  expect(missing).toEqual([]);
});

/** Node looks for a package next to its importer, then further and further up. */
function isLocked(name: string, from: string): boolean {
  if (`${from ? `${from}/` : ''}node_modules/${name}` in lock.packages) return true;
  return from !== '' && isLocked(name, from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0)));
}
