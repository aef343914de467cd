import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/db/embedded/start-embedded.js';
import { migrate } from '../../src/db/migrate.js';
import { noFsync } from './no-fsync.js';
import { abandonRunFolder, discardAbandonedRuns, discardRunFolder, makeRunFolder } from './run-folder.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's Postgres; its database `template` has the current schema and accepts no connections. */
    testServerUrl: string;
    /** The run's own folder, removed at the end. */
    testFolder: string;
  }
}

/**
 * One Postgres per run with a migrated template. Removed however the run ends. TEST_DATABASE_URL names another server
 * instead, of any version that Firebreak supports: an empty one with 300 connections, and its superuser.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  discardAbandonedRuns();
  const folder = makeRunFolder();
  const disarm = discardOnExit(folder);
  const server = await serverFor(folder);
  await createTemplate(server.url);
  project.provide('testServerUrl', server.url);
  project.provide('testFolder', folder);
  return async () => {
    await server.stop();
    disarm();
    discardRunFolder(folder);
  };
}

async function serverFor(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const settings = { ...noFsync, max_connections: '300', autovacuum: 'off', hba_file: anyoneHere(folder) };
  return startEmbedded({ dataDir: join(folder, 'server'), settings });
}

/** Checking passwords would be a noticeable part of the tests' time. */
function anyoneHere(folder: string): string {
  const file = join(folder, 'pg_hba.conf');
  writeFileSync(file, 'host all all 127.0.0.1/32 trust');
  chmodSync(file, 0o644); // as root, Postgres runs as another user
  return file;
}

async function createTemplate(serverUrl: string): Promise<void> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await sql`create database template`;
  await migrate(Object.assign(new URL(serverUrl), { pathname: '/template' }).href);
  await sql`alter database template with is_template true allow_connections false`;
  await sql.end();
}

/** Cleans up after an interrupted run, which ends without teardown. Returns a function that undoes this. */
function discardOnExit(folder: string): () => void {
  const discard = () => abandonRunFolder(folder);
  const exit = () => process.exit(143);
  process.on('exit', discard).on('SIGTERM', exit).on('SIGHUP', exit);
  return () => {
    process.off('exit', discard).off('SIGTERM', exit).off('SIGHUP', exit);
  };
}
