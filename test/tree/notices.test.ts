import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { textOf } from './source.js';

const notices = textOf('THIRD-PARTY-NOTICES.md');

it('lists each package that an installation brings, as the lock file has it; otherwise run `npm run notices`', () => {
  const current = execFileSync(process.execPath, ['scripts/notices.js'], { encoding: 'utf8' });
  expect(notices).toBe(current);
});

it('knows the license of each', () => {
  const rows = notices.split('\n').filter((line) => line.startsWith('| '));
  expect(rows.length).toBeGreaterThan(200);
  const permissive = /\| (?:MIT|Apache-2\.0|ISC|BSD-[23]-Clause|Unlicense|license|---) \|$/;
  expect(rows.filter((row) => !permissive.test(row))).toEqual([]);
});
