import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/db/embedded/start-embedded.js';
import { migrate } from '../../src/db/migrate.js';
import { FORGETFUL } from './forgetful.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's Postgres; its database `template` has today's schema and takes no connections. */
    testServerUrl: string;
  }
}

/** One Postgres per run, with a migrated template. All of it goes at the end, however the run ends. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'firebreak-tests-'));
  chmodSync(dataDir, 0o711); // as root, Postgres runs as another user, who has to pass
  const server = await startEmbedded({
    dataDir,
    settings: { ...FORGETFUL, max_connections: '300', autovacuum: 'off' },
  });
  const discard = discardOnSignal(server.pid, dataDir);
  await createTemplate(server.url);
  project.provide('testServerUrl', server.url);
  return async () => {
    await server.stop();
    discard.disarm();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function createTemplate(serverUrl: string): Promise<void> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await sql`create database template`;
  await migrate(Object.assign(new URL(serverUrl), { pathname: '/template' }).href);
  await sql`alter database template with is_template true allow_connections false`;
  await sql.end();
}

/** An interrupted run ends without its teardown: this does in one go what can be done in an exit handler. */
function discardOnSignal(pid: number, dataDir: string): { disarm(): void } {
  const discard = () => {
    try {
      process.kill(pid, 'SIGQUIT');
    } catch {
      // gone already
    }
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  const exit = () => process.exit(143);
  process.on('exit', discard).on('SIGTERM', exit).on('SIGHUP', exit);
  const disarm = () => {
    process.off('exit', discard).off('SIGTERM', exit).off('SIGHUP', exit);
  };
  return { disarm };
}
