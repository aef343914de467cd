import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { aNewDatabase } from '../support/test-database.js';

/** How a person's act and how an event write: in a transaction, and in a single statement. */
const waysToWrite: [string, (db: Database, word: string) => Promise<unknown>][] = [
  ['a transaction', (db, word) => db.transaction((tx) => tx.run('insert into kept values ($1)', [word]))],
  ['a statement', (db, word) => db.run('insert into kept values ($1)', [word])],
];

describe.each(waysToWrite)('%s', (_, write) => {
  it('is saved as soon as the server is writable again, whatever its sessions have seen meanwhile', async () => {
    const { db, url, size } = await aUsedPool({ size: 4 });
    await setReadOnly(url, true);
    await endSessions(url);
    const refused = await Promise.allSettled(many(3 * size).map((n) => write(db, `refused ${n}`)));
    expect(refused.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    await setReadOnly(url, false);
    await pause(500);
    await Promise.all(many(size).map((n) => write(db, `saved ${n}`)));
    expect(await words(url)).toEqual(['saved 0', 'saved 1', 'saved 2', 'saved 3']);
  });

  it('is saved even if every session was opened while the server was read-only', async () => {
    const { db, url, size } = await aUsedPool({ isReadOnly: true });
    await Promise.all(many(size).map(() => db.run('select pg_sleep(0.05)')));
    await setReadOnly(url, false);
    await eventually(() => write(db, 'first'));
    expect(await words(url)).toEqual(['first']);
  });

  it('is saved even if its table changed after the statement was planned', async () => {
    const { db, url } = await aUsedPool();
    const read = () => db.run('select * from kept');
    const readInside = () => db.transaction((tx) => tx.run('select * from kept'));
    await write(db, 'before');
    expect([await read(), await readInside()]).toEqual([[{ word: 'before' }], [{ word: 'before' }]]);
    await ask(url, 'alter table kept add column more int');
    expect(await readInside()).toEqual([{ word: 'before', more: null }]);
    await ask(url, 'alter table kept drop column more');
    expect(await read()).toEqual([{ word: 'before' }]);
    await write(db, 'after');
    expect(await words(url)).toEqual(['after', 'before']);
  });

  it('is saved even if a pooler has dropped the prepared statements', async () => {
    const { db, url } = await aUsedPool();
    await write(db, 'before');
    await db.run('deallocate all');
    await write(db, 'after');
    expect(await words(url)).toEqual(['after', 'before']);
  });

  it('is saved even if its session was left inside a failed transaction', async () => {
    const { db, url } = await aUsedPool();
    await db.run('begin');
    await expect(db.run('select 1 / 0')).rejects.toMatchObject({ message: 'division by zero' });
    await write(db, 'after');
    expect(await words(url)).toEqual(['after']);
  });
});

it('fails at once if the statement itself is wrong, and keeps its session', async () => {
  const { db } = await aUsedPool();
  const pid = () => db.run('select pg_backend_pid() as pid');
  const before = await pid();
  await expect(db.run('select * from nowhere')).rejects.toMatchObject({ code: '42P01' });
  await expect(db.transaction((tx) => tx.run('select 1 / 0'))).rejects.toMatchObject({ code: '22012' });
  expect(await pid()).toEqual(before);
});

it('retries a transaction that was interrupted before its commit, and keeps nothing of the first try', async () => {
  const { db, url } = await aUsedPool();
  let tries = 0;
  await db.transaction(async (tx) => {
    tries += 1;
    await tx.run('insert into kept values ($1)', [`try ${tries}`]);
    if (tries === 1) await endSessions(url);
    await tx.run('select 1');
  });
  expect([tries, await words(url)]).toEqual([2, ['try 2']]);
});

it('gives up a transaction that is interrupted twice', async () => {
  const { db, url } = await aUsedPool();
  const cutOff = db.transaction(async (tx) => {
    await endSessions(url);
    await tx.run('select 1');
  });
  await expect(cutOff).rejects.toMatchObject({
    code: expect.stringMatching(/57P01|CONNECTION_CLOSED|ECONNRESET/),
  });
});

it('completes both of two transactions that deadlock', async () => {
  const { db, url } = await aUsedPool({ size: 2 });
  await ask(url, `insert into kept values ('one'), ('two')`);
  const first = new Set<string>();
  const touch = (mine: string, other: string) =>
    db.transaction(async (tx) => {
      await tx.run('update kept set word = word where word = $1', [mine]);
      first.add(mine);
      await eventually(() => expect(first.size).toBe(2));
      await tx.run('update kept set word = word where word = $1', [other]);
    });
  await Promise.all([touch('one', 'two'), touch('two', 'one')]);
});

async function aUsedPool({ size = 1, isReadOnly = false } = {}) {
  const { db, url } = await anOpenDatabase(size, aNewDatabase);
  await ask(url, 'create table kept (word text)');
  if (isReadOnly) await setReadOnly(url, true);
  await db.run('select 1');
  return { db, url, size };
}

function setReadOnly(url: string, isReadOnly: boolean) {
  const name = new URL(url).pathname.slice(1);
  return ask(
    Object.assign(new URL(url), { pathname: '/postgres' }).href,
    isReadOnly
      ? `alter database ${name} set default_transaction_read_only = on`
      : `alter database ${name} reset default_transaction_read_only`,
  );
}

function endSessions(url: string) {
  return ask(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'firebreak'`,
  );
}

async function words(url: string): Promise<unknown[]> {
  return (await ask(url, 'select word from kept order by word')).map(({ word }) => word);
}

function many(count: number): number[] {
  return [...Array(count).keys()];
}
