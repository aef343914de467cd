import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type EmbeddedOptions,
  type EmbeddedServer,
  startEmbedded,
} from '../../src/db/embedded/start-embedded.js';

/** Settings for a server whose data need not outlive the test. */
export const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** A home of one test's own, gone after it: `dataDir` to start in, `shared` in place of /var/lib/firebreak. */
export function aHome(mode = 0o711): { home: string; dataDir: string; shared: string } {
  const home = mkdtempSync(join(tmpdir(), 'firebreak-embedded-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
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
