import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type LockHolder, migrate, WrongEncoding } from '../../src/db/migrate.js';
import { ask } from '../support/ask.js';
import { aNewDatabase, anEmptyDatabase, type TestDatabase } from '../support/test-database.js';

const migrationLock = 7_203_441;

async function given(make: () => Promise<TestDatabase>): Promise<string> {
  const { url, drop } = await make();
  onTestFinished(drop);
  return url;
}

/** The URL for a new role with these rights, which is removed after the test. */
async function asRole(url: string, rights: (role: string) => string[]): Promise<string> {
  const role = `role_${new URL(url).pathname.slice(6)}`;
  await ask(url, `create role ${role} login password 'x'`);
  for (const right of rights(role)) await ask(url, right);
  onTestFinished(async () => {
    await ask(url, `drop owned by ${role}`);
    await ask(url, `drop role ${role}`);
  });
  return Object.assign(new URL(url), { username: role, password: 'x' }).href;
}

async function tablesIn(url: string): Promise<number> {
  const [row] = await ask(url, "select count(*)::int as n from pg_tables where schemaname = 'public'");
  return Number(row?.n);
}

describe('migrations', () => {
  it('need no rights if there is nothing to migrate: one role owns the tables, another serves', async () => {
    const url = await given(aNewDatabase);
    const server = await asRole(url, (role) => [
      `grant usage on schema drizzle to ${role}`,
      `grant select on all tables in schema drizzle to ${role}`,
    ]);
    await expect(migrate(server)).resolves.toBeUndefined();
  });

  it('create no schema that is there, because a role may own it without the right to create one', async () => {
    const url = await given(anEmptyDatabase);
    const owner = await asRole(url, (role) => [
      `grant create on schema public to ${role}`,
      `create schema drizzle authorization ${role}`,
    ]);
    await migrate(owner);
    expect(await tablesIn(url)).toBeGreaterThan(20);
  });

  it('name the right that is missing, and leave nothing half done', async () => {
    const url = await given(anEmptyDatabase);
    const role = await asRole(url, (one) => [`grant create on schema public to ${one}`]);
    await expect(migrate(role)).rejects.toMatchObject({
      code: '42501',
      message: expect.stringMatching(/permission denied for database/),
    });
    expect(await tablesIn(url)).toBe(0);
  });

  it('refuse a database that cannot hold every text', async () => {
    const url = await given(async () => {
      const name = `test_latin_${process.hrtime.bigint()}`;
      const { url: other, drop: dropOther } = await anEmptyDatabase();
      await ask(other, `create database ${name} encoding 'LATIN1' locale 'C' template template0`);
      const drop = async () => {
        await ask(other, `drop database ${name} with (force)`);
        await dropOther();
      };
      return { url: Object.assign(new URL(other), { pathname: `/${name}` }).href, drop };
    });
    await expect(migrate(url)).rejects.toThrow(WrongEncoding);
    expect(await tablesIn(url)).toBe(0);
  });

  it('wait for another process, say for whom, and go on after it', async () => {
    const url = await given(anEmptyDatabase);
    const release = await holdLock(url);
    const holders: (LockHolder | null)[] = [];
    const migrating = migrate(url, { onWaiting: (holder) => holders.push(holder) });
    await expect.poll(() => holders, { timeout: 10_000 }).toMatchObject([{ pid: expect.any(Number) }]);
    expect(await tablesIn(url)).toBe(0);
    await release();
    await migrating;
    expect(await tablesIn(url)).toBeGreaterThan(20);
  });

  it('stop waiting when asked to', async () => {
    const url = await given(anEmptyDatabase);
    await holdLock(url);
    const abort = new AbortController();
    const migrating = migrate(url, { signal: abort.signal });
    setTimeout(() => abort.abort(), 300);
    await expect(migrating).rejects.toThrow(/abort/i);
  });

  it('leave no lock behind', async () => {
    const url = await given(anEmptyDatabase);
    await migrate(url);
    expect(
      await ask(url, `select 1 from pg_locks where locktype = 'advisory' and objid = ${migrationLock}`),
    ).toEqual([]);
  });

  it('wait for a table in use without holding up others, and go on when it is free', async () => {
    const url = await given(anEmptyDatabase);
    await ask(url, readFileSync('test/db/releases/0.1.0.sql', 'utf8'));
    const user = postgres(url, { max: 1 });
    onTestFinished(() => user.end());
    let reading: Promise<unknown> = Promise.resolve();
    await new Promise<void>((isUsed) => {
      reading = user.begin(async (tx) => {
        await tx`select 1 from incidents`;
        isUsed();
        await pause(2_500);
      });
    });
    const migrating = migrate(url);
    await pause(300);
    const askedAt = performance.now();
    await ask(url, 'select count(*) from incidents');
    expect(performance.now() - askedAt).toBeLessThan(2_000);
    await Promise.all([reading, migrating]);
    expect(await ask(url, 'select count(*)::int as n from server_policies')).toEqual([{ n: 0 }]);
  });
});

/** Holds the lock of migrations as a hung process does; returns how to release it. */
async function holdLock(url: string): Promise<() => Promise<unknown>> {
  await ask(url, `select pg_advisory_lock(${migrationLock})`);
  return () => ask(url, `select pg_advisory_unlock(${migrationLock})`);
}
