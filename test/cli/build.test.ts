import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, inject, it } from 'vitest';

it('removes what has no source any more, with the folders that are left empty', { timeout: 60_000 }, () => {
  const dist = join(inject('testFolder'), 'dist-to-clean');
  const stale = join(dist, 'sandbox/reference/methods/auth.test.json');
  mkdirSync(dirname(stale), { recursive: true });
  writeFileSync(stale, '{}');
  execFileSync(process.execPath, ['scripts/build.js', dist]);
  expect(existsSync(join(dist, 'src/cli.js'))).toBe(true);
  expect(existsSync(join(dist, 'sandbox/reference'))).toBe(false);
});
