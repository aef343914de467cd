import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { expect, inject, it, onTestFinished } from 'vitest';
import { ask } from '../support/ask.js';
import { discardAbandonedRuns, discardRunFolder } from '../support/run-folder.js';
import { aDatabase, aNewDatabase } from '../support/test-database.js';

it('creates a separate database for each test, many at once', async () => {
  const all = await Promise.all(Array.from({ length: 4 }, () => aNewDatabase()));
  onTestFinished(async () => void (await Promise.all(all.map(({ drop }) => drop()))));
  await Promise.all(all.map(({ url }, i) => ask(url, `create table mine as select ${i} as n`)));
  const found = await Promise.all(all.map(({ url }) => ask(url, 'select n from mine')));
  expect(found).toEqual([[{ n: 0 }], [{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
});

it('contains the schema of the migrations', async () => {
  const { url, drop } = await aNewDatabase();
  onTestFinished(drop);
  const query = `select count(*)::int as n from information_schema.tables where table_schema = 'public'`;
  const [row] = await ask(url, query);
  expect(row?.n).toBeGreaterThan(0);
});

it('drops a database even if someone is still connected', async () => {
  const { url, drop } = await aNewDatabase();
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

it('empties a database before another test gets it, and starts its numbers and sessions again', async () => {
  const first = await aDatabase();
  await ask(first.url, `insert into workspaces (workspace_id) values ('T1')`);
  await ask(first.url, `select nextval('effects_id_seq')`);
  await first.drop();

  const second = await aDatabase();
  onTestFinished(second.drop);
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'select 1 from workspaces')).toEqual([]);
  expect(await ask(second.url, `select nextval('effects_id_seq')`)).toEqual([{ nextval: '1' }]);
});

it.each([
  ['altered', 'alter table workspaces add column more text'],
  ['truncated', 'truncate workspaces'],
  ['analyzed', 'analyze workspaces'],
  ['filled', 'insert into workspaces (workspace_id) select n from generate_series(30001, 60000) n'],
])('gives no other test a database in which a table was %s', async (_how, statement) => {
  const { url, drop } = await aDatabase();
  await ask(url, `insert into workspaces (workspace_id) values ('T1')`);
  await ask(url, statement);
  await drop();
  const named = `select 1 from pg_database where datname = '${new URL(url).pathname.slice(1)}'`;
  expect(await ask(inject('testServerUrl'), named)).toEqual([]);
});

it('opens no session where one with the same settings was closed, and gives it back as it was at its start', async () => {
  const { url, drop } = await aDatabase();
  onTestFinished(drop);
  const first = await aSession(url);
  await first.sql`set statement_timeout = 1234`;
  await first.sql`select pg_advisory_lock(4711)`;
  await first.sql.end();

  const second = await aSession(url);
  expect(second.pid).toBe(first.pid);
  expect(await second.sql`show statement_timeout`).toEqual([{ statement_timeout: '0' }]);
  expect(await second.sql`select 1 from pg_locks where objid = 4711`).toEqual([]);
});

it('gives nobody a session that was left inside a transaction', async () => {
  const { url, drop } = await aDatabase();
  onTestFinished(drop);
  const first = await aSession(url);
  await first.sql`begin`;
  await first.sql.end();
  expect((await aSession(url)).pid).not.toBe(first.pid);
});

async function aSession(url: string) {
  const sql = postgres(url, { max: 1, fetch_types: false, connection: { application_name: 'pooled' } });
  onTestFinished(() => sql.end());
  const [row] = await sql`select pg_backend_pid() as pid`;
  return { sql, pid: row?.pid };
}
