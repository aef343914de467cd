import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { startEmbedded } from '../src/db/embedded/start-embedded.js';
import type { Stage } from './stage.js';

/** A Postgres for this run with production settings: committed data is on disk. */
export interface PostgresServer {
  /** Returns the URL of a new, empty database. */
  newDatabase(name: string): Promise<string>;
}

/** Starts a server in its own folder; both are removed with the stage. */
export async function startPostgres(stage: Stage): Promise<PostgresServer> {
  const server = await startEmbedded({ dataDir: await aFolder(stage) });
  stage.onEnd(() => server.stop());
  return {
    newDatabase: async (name) => {
      const sql = postgres(server.url, { max: 1, onnotice: () => {} });
      await sql`create database ${sql(name)}`;
      await sql.end();
      return Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
    },
  };
}

/** A folder that is removed with the stage. */
export async function aFolder(stage: Stage): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-bench-'));
  await chmod(folder, 0o711);
  stage.onEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
