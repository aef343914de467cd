import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { takesLong } from '../../src/domain/runbooks/read/takes-long.js';
import { readInThread } from '../../src/main/runbooks/read-in-thread.js';

const items = (count: number) =>
  `# Hosts\n\n${Array.from({ length: count }, (_, at) => `${at + 1}. Check host ${at + 1}\n`).join('')}`;

/** Reads a long runbook with the built program, and counts how often other work got its turn meanwhile. */
const program = `
  import { readInThread } from './dist/src/main/runbooks/read-in-thread.js';
  let turns = 0;
  const count = () => { turns++; next = setImmediate(count); };
  let next = setImmediate(count);
  const { steps } = await readInThread({ path: 'a.md', markdown: process.argv[2] });
  clearImmediate(next);
  console.log(JSON.stringify({ steps: steps.length, turns }));
`;

it('lets other work go on while the built program reads a long runbook', () => {
  const folder = mkdtempSync(join(tmpdir(), 'thread-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  execFileSync(process.execPath, ['scripts/build.js', join(folder, 'dist')]);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'read.js'), program);
  const said = execFileSync(process.execPath, ['read.js', items(1_000)], { cwd: folder, encoding: 'utf8' });
  const { steps, turns } = JSON.parse(said);
  expect(steps).toBe(1_000);
  expect(turns).toBeGreaterThan(50);
});

it('reads a runbook where there is no such thread', async () => {
  const { steps } = await readInThread({ path: 'a.md', markdown: items(500) });
  expect(steps).toHaveLength(500);
});

it.each([
  { what: '20 steps', markdown: items(20), isLong: false },
  { what: '500 steps', markdown: items(500), isLong: true },
  { what: 'many pairs of marks', markdown: '*a '.repeat(2_000), isLong: true },
  { what: '20,000 characters', markdown: 'word '.repeat(4_000), isLong: true },
])('knows whether $what take long: $isLong', ({ markdown, isLong }) => {
  expect(takesLong(markdown)).toBe(isLong);
});
