import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { ask } from '../support/ask.js';
import { discardAbandonedRuns, discardRunFolder } from '../support/run-folder.js';
import { aDatabase } from '../support/test-database.js';

it('creates a separate database for each test, many at once', async () => {
  const all = await Promise.all(Array.from({ length: 4 }, () => aDatabase()));
  onTestFinished(async () => void (await Promise.all(all.map(({ drop }) => drop()))));
  await Promise.all(all.map(({ url }, i) => ask(url, `create table mine as select ${i} as n`)));
  const found = await Promise.all(all.map(({ url }) => ask(url, 'select n from mine')));
  expect(found).toEqual([[{ n: 0 }], [{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
});

it('contains the schema of the migrations', async () => {
  const { url, drop } = await aDatabase();
  onTestFinished(drop);
  const query = `select count(*)::int as n from information_schema.tables where table_schema = 'public'`;
  const [row] = await ask(url, query);
  expect(row?.n).toBeGreaterThan(0);
});

it('drops a database even if someone is still connected', async () => {
  const { url, drop } = await aDatabase();
  const waiting = ask(url, 'select pg_sleep(30)').catch((error: unknown) => error);
  const name = new URL(url).pathname.slice(1);
  const sessions = `select count(*)::int n from pg_stat_activity where datname = '${name}'`;
  await expect.poll(() => ask(inject('testServerUrl'), sessions)).toEqual([{ n: 1 }]);
  await drop();
  await expect(waiting).resolves.toMatchObject({ code: expect.stringMatching(/57P01|CONNECTION/) });
  await expect(ask(url, 'select 1')).rejects.toMatchObject({ code: '3D000' });
});

it('removes the leftovers of a killed test run, and nothing of a running one', () => {
  const ended = spawnSync(process.execPath, ['--version']).pid;
  const folders = [ended, process.pid].map((pid) => join(tmpdir(), `firebreak-tests-${pid}-probe`));
  for (const folder of folders) {
    mkdirSync(folder);
    onTestFinished(() => discardRunFolder(folder));
  }
  discardAbandonedRuns();
  expect(folders.map((folder) => existsSync(folder))).toEqual([false, true]);
});
