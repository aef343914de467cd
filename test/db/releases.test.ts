import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { UnreadableValue } from '../../src/db/database.js';
import { migrate } from '../../src/db/migrate.js';
import { openDatabase } from '../../src/db/open-database.js';
import { listEffects } from '../../src/db/queries/delivery/effect-admin.js';
import { storedAnswer } from '../../src/db/queries/stored-answer.js';
import { sha256 } from '../../src/main/sha256.js';
import { readReport } from '../../src/workflows/timeline/read-report.js';
import { ask } from '../support/ask.js';
import { expectVerifiedRecords } from '../support/expect-verified-records.js';
import { storedKeys } from '../support/stored.js';
import { aNewDatabase, anEmptyDatabase } from '../support/test-database.js';

const folder = 'test/db/releases';
const statementsOf = (version: string) => join(folder, `${version}.statements.sql`);
const releases = readdirSync(folder)
  .filter((file) => !file.endsWith('.statements.sql'))
  .map((file) => basename(file, '.sql'));

/** Everything that the migrations create, as Postgres describes it. */
const catalogs = {
  columns: `select table_name, column_name, pg_catalog.format_type(atttypid, atttypmod) as type,
      is_nullable, column_default, identity_generation
    from information_schema.columns
    join pg_attribute on attrelid = format('%I.%I', table_schema, table_name)::regclass and attname = column_name
    where table_schema = 'public' order by 1, 2`,
  indexes: `select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' order by 1, 2`,
  constraints: `select conrelid::regclass::text as table, conname, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
  sequences: `select sequencename, data_type::text, increment_by, max_value from pg_sequences
    where schemaname = 'public' order by 1`,
};

it('keeps a dump of this version', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(releases, 'Run `npm run dump-release`.').toContain(version);
});

describe.each(releases)('a database of version %s', (version) => {
  it.each(Object.entries(catalogs))('gets the %s of a new one', async (_what, query) => {
    const [upgraded, fresh] = [await anUpgradedDatabase(version), await aNewDatabase()];
    onTestFinished(fresh.drop);
    const expected = await ask(fresh.url, query);
    expect(expected.length).toBeGreaterThan(0);
    expect(await ask(upgraded, query)).toEqual(expected);
  });

  it('keeps all of its rows', async () => {
    const before = await aRestoredDatabase(version);
    const rows = await rowsIn(before);
    expect(Object.values(rows)).not.toContain(0);
    await migrate(before);
    expect(await rowsIn(before)).toMatchObject(rows);
  });

  it('keeps what is stored as JSON readable, and its records intact', async () => {
    const url = await anUpgradedDatabase(version);
    const unreadable: UnreadableValue[] = [];
    const db = openDatabase({ url, maxConnections: 2, onUnreadable: (what) => unreadable.push(what) });
    onTestFinished(() => db.close());
    for (const key of await storedKeys(url)) {
      const report = await readReport(db, key, { textOf: () => '', sha256 });
      expect(report?.timeline.length).toBeGreaterThan(0);
    }
    await listEffects(db, { states: ['done', 'superseded', 'rejected'], limit: 1_000 });
    for (const { answer } of await ask(url, 'select answer from request_keys'))
      expect(storedAnswer.read(answer)).toMatchObject({ kind: 'ok' });
    expect(unreadable).toEqual([]);
    expect(await expectVerifiedRecords(url)).toBeGreaterThan(0);
  });
});

/** What a process of that version meets while it runs on beside a newer one, as in a rolling upgrade. */
describe.each(releases)('a process of version %s on this schema', (version) => {
  it('can run all of its statements', async () => {
    const statements = readFileSync(statementsOf(version), 'utf8').trim().split('\n');
    expect(statements.length).toBeGreaterThan(50);
    const prepared = statements.map((statement, index) => `prepare "s${index}" as ${statement}`);
    await ask(await anUpgradedDatabase(version), prepared.join('\n'));
  });

  it.each([
    [
      'must fill in no column',
      `select table_name as table, column_name as name from information_schema.columns
        where table_schema = 'public' and is_nullable = 'NO' and column_default is null and is_identity = 'NO'
        order by 1, 2`,
    ],
    [
      'meets no constraint',
      `select indrelid::regclass::text as table, indexrelid::regclass::text as name from pg_index
          where indisunique and indrelid::regclass::text not like '%.%'
        union all select conrelid::regclass::text, conname::text from pg_constraint where contype in ('c', 'f', 'x')
        order by 1, 2`,
    ],
  ])('%s that it does not know', async (_what, query) => {
    const old = await aRestoredDatabase(version);
    const tables = Object.keys(await rowsIn(old));
    const inTables = async (url: string) =>
      (await ask(url, query)).filter(({ table }) => tables.includes(`${table}`));
    const known = await inTables(old);
    expect(known.length).toBeGreaterThan(tables.length);
    expect(await inTables(await anUpgradedDatabase(version))).toEqual(known);
  });
});

async function aRestoredDatabase(version: string): Promise<string> {
  const { url, drop } = await anEmptyDatabase();
  onTestFinished(drop);
  await ask(url, readFileSync(join(folder, `${version}.sql`), 'utf8'));
  return url;
}

async function anUpgradedDatabase(version: string): Promise<string> {
  const url = await aRestoredDatabase(version);
  await migrate(url);
  return url;
}

/** How many rows each table has. */
async function rowsIn(url: string): Promise<Record<string, unknown>> {
  const tables = await ask(url, `select tablename as name from pg_tables where schemaname = 'public'`);
  const counts = tables.map(async ({ name }) => {
    const [row] = await ask(url, `select count(*)::int as count from "${name}"`);
    return [name, row?.count];
  });
  return Object.fromEntries(await Promise.all(counts));
}
