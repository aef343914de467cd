import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import {
  type EmbeddedOptions,
  type EmbeddedServer,
  startEmbedded,
} from '../../src/db/embedded/start-embedded.js';
import { FORGETFUL } from './forgetful.js';

/** A home of one test's own, gone after it, when no process may be left that names it: `dataDir` to start in, `shared` in place of /var/lib/firebreak. */
export function aHome(mode = 0o711): { home: string; dataDir: string; shared: string } {
  const home = mkdtempSync(join(tmpdir(), 'firebreak-embedded-'));
  onTestFinished(async () => {
    await expect.poll(() => processesNaming(home), { timeout: 5_000 }).toEqual([]);
    rmSync(home, { recursive: true, force: true });
  });
  chmodSync(home, 0o711);
  const [dataDir, shared] = [join(home, 'data-dir'), join(home, 'shared')];
  mkdirSync(dataDir, { mode });
  chmodSync(dataDir, mode);
  return { home, dataDir, shared };
}

/** Starts a server that is stopped after the test, whatever comes. */
export async function started(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const server = await startEmbedded({ settings: FORGETFUL, ...options });
  onTestFinished(() => server.stop());
  return server;
}

/** The command lines of the living processes that name this folder. */
function processesNaming(folder: string): string[] {
  const all = execFileSync('ps', ['-eo', 'pid,args', '-ww'], { encoding: 'utf8' }).split('\n');
  return all.filter((line) => line.includes(folder));
}
