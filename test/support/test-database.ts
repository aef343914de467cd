import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { ask } from './ask.js';

export interface TestDatabase {
  url: string;
  /** Closes remaining connections and drops the database. */
  drop(): Promise<void>;
}

/** A database for one test with the current schema and no rows; takes some tens of milliseconds. */
export async function aDatabase(): Promise<TestDatabase> {
  const server = inject('testServerUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await ask(server, `create database ${name} template template strategy file_copy`);
  return databaseNamed(server, name);
}

/** An empty database for one test. */
export async function anEmptyDatabase(): Promise<TestDatabase> {
  const server = inject('testServerUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await ask(server, `create database ${name} strategy file_copy`);
  return databaseNamed(server, name);
}

function databaseNamed(server: string, name: string): TestDatabase {
  return {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    drop: async () => void (await ask(server, `drop database if exists ${name} with (force)`)),
  };
}
