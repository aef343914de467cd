import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, onTestFinished } from 'vitest';
import {
  type EmbeddedOptions,
  type EmbeddedServer,
  startEmbedded,
} from '../../src/db/embedded/start-embedded.js';
import { noFsync } from './no-fsync.js';
import { processesNaming } from './run-folder.js';

/** Folders of one test's built-in Postgres: `dataDir` to start in, and `shared` in place of /var/lib/firebreak. */
export interface Home {
  home: string;
  dataDir: string;
  sharedFolder: string;
}

/** Empty folders, removed after the test. Fails if a process still uses them. */
export function aHome(mode = 0o711): Home {
  const home = mkdtempSync(join(inject('testFolder'), 'home-'));
  onTestFinished(async () => {
    await expect.poll(() => processesNaming(home), { timeout: 5_000 }).toEqual([]);
    rmSync(home, { recursive: true, force: true });
  });
  chmodSync(home, 0o711);
  const [dataDir, sharedFolder] = [join(home, 'data-dir'), join(home, 'shared')];
  mkdirSync(dataDir, { mode });
  chmodSync(dataDir, mode);
  return { home, dataDir, sharedFolder };
}

/** Starts a server and stops it after the test. */
export async function started(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const server = await startEmbedded({ settings: noFsync, ...options });
  onTestFinished(() => server.stop());
  return server;
}

/** Folders where a server has run before: a copy of one made per worker, because creating it takes a second or two. */
export async function aUsedHome(): Promise<Home> {
  const seed = join(inject('testFolder'), `seed-${process.pid}`);
  if (!existsSync(seed)) await (await startEmbedded({ dataDir: seed, settings: noFsync })).stop();
  const home = aHome();
  execFileSync('cp', ['-a', `${seed}/.`, home.dataDir]); // Node's own copy would not keep the owner
  return home;
}
