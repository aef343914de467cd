import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ask } from '../support/ask.js';
import { aHome } from '../support/data-dir.js';
import { anotherProcess, buildHolder } from '../support/other-process.js';
import { copyPackages, handOver, hasLinks, removeLinks } from '../support/package-copies.js';

const isRoot = process.getuid?.() === 0;
const ordinary = isRoot ? { uid: 65534, gid: 65534 } : undefined;

let holder: Awaited<ReturnType<typeof buildHolder>>;
let native: string;
beforeAll(async () => {
  holder = await buildHolder();
});
afterAll(() => holder.remove());
beforeEach(() => {
  rmSync(join(holder.folder, 'node_modules'), { recursive: true });
  native = copyPackages(holder.folder);
});
afterEach(() => chmodSync(join(native, 'lib'), 0o755));

it('runs in place for an ordinary user, and creates the library links that npm did not', async () => {
  const home = aHome(0o700);
  removeLinks(native);
  handOver(join(holder.folder, 'node_modules'), ordinary);
  handOver(home.home, ordinary);
  const other = await anotherProcess({ ...home, program: holder.program, user: ordinary });
  expect(await ask(other.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(statSync(`/proc/${other.pid}`).uid).toBe(ordinary?.uid ?? process.getuid?.());
  expect(other.steps).not.toContain('copying');
  expect(hasLinks(native)).toBe(true);
  await other.stop();
});

it('runs from a linked copy in the data directory if the packages are not writable', async () => {
  const home = aHome(0o700);
  removeLinks(native);
  chmodSync(join(native, 'lib'), 0o555);
  handOver(home.home, ordinary);
  const other = await anotherProcess({ ...home, program: holder.program, user: ordinary });
  expect(other.steps).toEqual(['copying', 'creating', 'starting', 'ready']);
  expect(hasLinks(native)).toBe(false);
  expect(readdirSync(join(home.dataDir, 'postgres'))).toHaveLength(1);
  await other.stop();
});

it.runIf(isRoot)('as root: runs from a copy if other users cannot read the packages', async () => {
  const home = aHome(0o700);
  removeLinks(native);
  chmodSync(join(holder.folder, 'node_modules'), 0o700);
  const other = await anotherProcess({ ...home, program: holder.program });
  expect(other.steps).toEqual(['copying', 'creating', 'starting', 'ready']);
  await other.stop();
  const again = await anotherProcess({ ...home, program: holder.program });
  expect(again.steps).toEqual(['starting', 'ready']);
  await again.stop();
  expect(existsSync(join(home.dataDir, 'postgres'))).toBe(false);
});

it.runIf(isRoot)('as root: uses the data of an ordinary user without changing its owner', async () => {
  const home = aHome(0o700);
  handOver(home.home, ordinary);
  const first = await anotherProcess({ ...home, program: holder.program, user: ordinary });
  await ask(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  const second = await anotherProcess({ ...home, program: holder.program });
  expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await second.stop();
});
