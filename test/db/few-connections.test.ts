import { expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../src/db/database.js';
import { ask } from '../support/ask.js';
import { aDatabase } from '../support/test-database.js';

it('lets work wait for the connections that there are, where Postgres grants fewer than the pool may open', async () => {
  const url = await grantedConnections(3);
  const [db] = await pools(url);
  const answers = await Promise.all([
    ...range(40).map((n) => db.transaction((tx) => tx.run('select $1::int as n', [n]))),
    ...range(40).map((n) => db.run('select $1::int as n', [n])),
  ]);
  expect(answers).toEqual([...range(40), ...range(40)].map((n) => [{ n }]));
});

it('lets go of idle connections for another pool that has none', async () => {
  const url = await grantedConnections(3);
  const [db, other] = await pools(url);
  await Promise.all(range(3).map(() => db.run('select pg_sleep(0.1)')));
  expect(await other.run('select 1 as one')).toEqual([{ one: 1 }]);
});

it('says in the end that there is none, where others have all', async () => {
  const url = await grantedConnections(0);
  const [db] = await pools(url);
  await expect(db.run('select 1')).rejects.toMatchObject({ code: '53300' });
});

/** The address of a database for a user of so many connections. */
async function grantedConnections(limit: number): Promise<string> {
  const database = await aDatabase();
  const name = new URL(database.url).pathname.slice(1);
  await ask(database.url, `create role ${name} login password 'x' connection limit ${limit}`);
  onTestFinished(async () => {
    await ask(database.url, `drop role ${name}`);
    await database.drop();
  });
  return Object.assign(new URL(database.url), { username: name, password: 'x' }).href;
}

/** Two pools as one process has them. */
async function pools(url: string): Promise<[Database, Database]> {
  const one: Database = openDatabase({ url, onShort: () => other.letIdleGo() });
  const other = openDatabase({ url, onShort: () => one.letIdleGo() });
  onTestFinished(async () => {
    await Promise.all([one.close(), other.close()]);
  });
  return [one, other];
}

function range(count: number): number[] {
  return [...Array(count).keys()];
}
