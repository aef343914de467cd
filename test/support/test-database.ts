import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

export interface TestDatabase {
  url: string;
  /** Closes remaining connections and drops the database. */
  drop(): Promise<void>;
}

/** A database for one test with the current schema and no rows; takes some tens of milliseconds. */
export async function aDatabase(): Promise<TestDatabase> {
  const server = inject('testServerUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, (sql) => sql`create database ${sql(name)} template template strategy file_copy`);
  return databaseNamed(server, name);
}

/** An empty database for one test. */
export async function anEmptyDatabase(): Promise<TestDatabase> {
  const server = inject('testServerUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, (sql) => sql`create database ${sql(name)} strategy file_copy`);
  return databaseNamed(server, name);
}

function databaseNamed(server: string, name: string): TestDatabase {
  return {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    drop: () => onServer(server, (sql) => sql`drop database if exists ${sql(name)} with (force)`),
  };
}

async function onServer(url: string, run: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    await run(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
