import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, onTestFinished } from 'vitest';
import {
  type EmbeddedOptions,
  type EmbeddedServer,
  startEmbedded,
} from '../../src/db/embedded/start-embedded.js';
import { FORGETFUL } from './forgetful.js';
import { processesNaming } from './run-folder.js';

/** Where one test's built-in Postgres lives: `dataDir` to start in, `shared` in place of /var/lib/firebreak. */
export interface Home {
  home: string;
  dataDir: string;
  sharedFolder: string;
}

/** An empty home, gone after the test, when no process may be left that names it. */
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

/** Starts a server that is stopped after the test, whatever comes. */
export async function started(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const server = await startEmbedded({ settings: FORGETFUL, ...options });
  onTestFinished(() => server.stop());
  return server;
}

/** A home where a server has run before: the copy of one made once per worker, for creating it takes a second or two. */
export async function aUsedHome(): Promise<Home> {
  const seed = join(inject('testFolder'), `seed-${process.pid}`);
  if (!existsSync(seed)) await (await startEmbedded({ dataDir: seed, settings: FORGETFUL })).stop();
  const home = aHome();
  execFileSync('cp', ['-a', `${seed}/.`, home.dataDir]); // Node's own copy would not keep the owner
  return home;
}
