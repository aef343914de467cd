import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { ask } from './ask.js';
import { type SessionPooler, startSessionPooler } from './session-pooler.js';

export interface TestDatabase {
  url: string;
  /** Gives the database back, or closes remaining connections and drops it if it is a new one. */
  drop(): Promise<void>;
}

/** What this worker's tests have given back, and the pooler through which the next ones use it. */
const reused = { names: [] as string[], pooler: undefined as Promise<SessionPooler> | undefined };

/**
 * A database for one test with the current schema and no rows. Earlier tests may have used it, and it is behind a
 * session pooler: a test that looks at Postgres's sessions or ends them needs `aNewDatabase`.
 */
export async function aDatabase(): Promise<TestDatabase> {
  reused.pooler ??= startSessionPooler(inject('testServerUrl'));
  const { urlOf } = await reused.pooler;
  const name = reused.names.pop() ?? (await create('template template'));
  const url = urlOf(name);
  const drop = async () => {
    const [is] = await ask(url, `select ${isWorn} as worn`);
    if (is?.worn) return databaseNamed(name).drop();
    await ask(url, empty);
    reused.names.push(name);
  };
  return { url, drop };
}

/** A database for one test that no other has used, without a pooler; takes some tens of milliseconds. */
export async function aNewDatabase(): Promise<TestDatabase> {
  return databaseNamed(await create('template template'));
}

/** An empty database for one test. */
export async function anEmptyDatabase(): Promise<TestDatabase> {
  return databaseNamed(await create(''));
}

/** The fastest here; Postgres 14 has no choice. */
const strategy = process.env.TEST_DATABASE_URL ? '' : 'strategy file_copy';

async function create(from: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await ask(inject('testServerUrl'), `create database ${name} ${from} ${strategy}`);
  return name;
}

function databaseNamed(name: string): TestDatabase {
  const server = inject('testServerUrl');
  return {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    drop: async () => void (await ask(server, `drop database if exists ${name} with (force)`)),
  };
}

/** Whether tests have altered, truncated or analyzed a table since the template was finished, or filled one. */
const isWorn = `exists (select from pg_class
    where xmin::text::bigint > (select xmin::text::bigint from pg_database where datname = 'template'))
  or exists (select from pg_statistic where starelid >= 16384)
  or exists (select from pg_class where relkind = 'r' and oid >= 16384 and pg_relation_size(oid) > 1000000)`;

/** Deletes all rows, whatever refers to them, and restarts the sequences. */
const empty = `do $$
declare
  name text;
begin
  set local lock_timeout = '10s';
  set local session_replication_role = replica;
  for name in select quote_ident(tablename) from pg_tables where schemaname = 'public' loop
    execute 'delete from ' || name;
  end loop;
  perform setval(format('%I.%I', schemaname, sequencename), start_value, false)
    from pg_sequences where last_value is not null;
end $$`;
