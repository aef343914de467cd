import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { isAlive } from '../../src/db/embedded/process-identity.js';
import { ask } from '../support/ask.js';
import { aHome, aUsedHome, started } from '../support/data-dir.js';
import { anotherProcess, anotherProcessKilledAt, buildHolder } from '../support/other-process.js';

let holder: Awaited<ReturnType<typeof buildHolder>>;
beforeAll(async () => {
  holder = await buildHolder();
});
afterAll(() => holder.remove());

it('joins the server of another process, and leaves it running', async () => {
  const home = await aUsedHome();
  const owner = await anotherProcess({ ...home, program: holder.program });
  const guest = await started(home);
  expect(guest).toMatchObject({ url: owner.url, pid: owner.pid, adopted: true });
  await guest.stop();
  expect(await ask(owner.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await owner.stop();
  expect(isAlive(owner.pid)).toBe(false);
});

it('joins its own server on a second call in one process; only the first caller stops it', async () => {
  const home = await aUsedHome();
  const [first, second] = [await started(home), await started(home)];
  expect([first.adopted, second.adopted]).toEqual([false, true]);
  await second.stop();
  expect(isAlive(first.pid)).toBe(true);
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
});

it('starts one server for four processes that start at once', async () => {
  const home = aHome();
  const hold = () => anotherProcess({ ...home, program: holder.program });
  const all = await Promise.all([hold(), hold(), started(home), started(home)]);
  expect(all.map(({ adopted }) => adopted).sort()).toEqual([false, true, true, true]);
  expect(new Set(all.map(({ pid }) => pid)).size).toBe(1);
  for (const each of all) await each.stop();
  expect(all.filter(({ pid }) => isAlive(pid))).toEqual([]);
});

it('takes over the server of a killed process with all its data, and stops it', async () => {
  const home = await aUsedHome();
  const owner = await anotherProcess({ ...home, program: holder.program });
  await ask(owner.url, 'create table kept as select 42 as answer');
  await owner.kill();
  expect(isAlive(owner.pid)).toBe(true);
  const heir = await started(home);
  expect(heir).toMatchObject({ pid: owner.pid, adopted: true });
  expect(await ask(heir.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await heir.stop();
  expect(isAlive(owner.pid)).toBe(false);
});

it('recovers the acknowledged data of a killed server, even if its child processes remain', async () => {
  const home = await aUsedHome();
  const first = await started(home);
  await ask(first.url, 'create table kept as select 42 as answer');
  process.kill(first.pid, 'SIGKILL');
  const second = await started(home);
  expect(second.adopted).toBe(false);
  expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

it("starts even if a dead server's process number now belongs to another program of the same user", async () => {
  const home = await aUsedHome();
  const first = await started(home);
  const pidFile = join(home.dataDir, 'data', 'postmaster.pid');
  const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n');
  process.kill(first.pid, 'SIGKILL');
  await first.stop();
  const stranger = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {});
  onTestFinished(() => void stranger.kill('SIGKILL'));
  await once(stranger, 'spawn');
  writeFileSync(pidFile, [stranger.pid, ...rest].join('\n'));
  const second = await started(home);
  expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(stranger.exitCode ?? stranger.signalCode).toBe(null);
});

it.each(['creating', 'starting'])(
  'starts over after a first start that was killed while %s',
  async (step) => {
    const home = aHome();
    await anotherProcessKilledAt(step, { ...home, program: holder.program });
    await pause(step === 'creating' ? 150 : 0);
    const server = await started(home);
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(home.dataDir).filter((name) => name.startsWith('making'))).toEqual([]);
  },
);

it('breaks the lock of a dead process, even if its number now belongs to another process', async () => {
  const home = await aUsedHome();
  const lock = { pid: process.pid, identity: 'an earlier process of this number' };
  writeFileSync(join(home.dataDir, 'start.lock'), JSON.stringify(lock));
  const server = await started(home);
  expect(server.adopted).toBe(false);
  expect(existsSync(join(home.dataDir, 'start.lock'))).toBe(false);
});
