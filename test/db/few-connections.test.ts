import { expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open-database.js';
import { ask } from '../support/ask.js';
import { aNewDatabase } from '../support/test-database.js';

it('queues work if Postgres grants fewer connections than the pool may open', async () => {
  const url = await grantedConnections(3);
  const [db] = await pools(url);
  const answers = await Promise.all([
    ...range(40).map((n) => db.transaction((tx) => tx.run('select $1::int as n', [n]))),
    ...range(40).map((n) => db.run('select $1::int as n', [n])),
  ]);
  expect(answers).toEqual([...range(40), ...range(40)].map((n) => [{ n }]));
});

it('closes idle connections for another pool that has none', async () => {
  const url = await grantedConnections(3);
  const [db, other] = await pools(url);
  await Promise.all(range(3).map(() => db.run('select pg_sleep(0.1)')));
  expect(await other.run('select 1 as one')).toEqual([{ one: 1 }]);
});

it('fails after a while if other pools hold all connections', async () => {
  const url = await grantedConnections(0);
  const [db] = await pools(url);
  await expect(db.run('select 1')).rejects.toMatchObject({ code: '53300' });
});

/** The URL of a database for a user with this connection limit. */
async function grantedConnections(limit: number): Promise<string> {
  const database = await aNewDatabase();
  const name = new URL(database.url).pathname.slice(1);
  await ask(database.url, `create role ${name} login password 'x' connection limit ${limit}`);
  onTestFinished(async () => {
    await ask(database.url, `drop role ${name}`);
    await database.drop();
  });
  return Object.assign(new URL(database.url), { username: name, password: 'x' }).href;
}

/** Two pools, as one process has them. */
async function pools(url: string): Promise<[Database, Database]> {
  const one: Database = openDatabase({ url, onShort: () => other.closeIdle() });
  const other = openDatabase({ url, onShort: () => one.closeIdle() });
  onTestFinished(async () => {
    await Promise.all([one.close(), other.close()]);
  });
  return [one, other];
}

function range(count: number): number[] {
  return [...Array(count).keys()];
}
