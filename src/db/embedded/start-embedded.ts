import { existsSync } from 'node:fs';
import { embeddedUrl } from './connection.js';
import { createCluster, requireMajor } from './create-cluster.js';
import { findServer } from './find-server.js';
import { clusterOf, type Installation, openDataDir, openInstallation, remember } from './installation.js';
import { launchServer } from './launch-server.js';
import { locateBinaries, type Machine, thisMachine } from './locate-binaries.js';
import { becomeOwner, hasLivingOwner } from './owner-record.js';
import type { Postmaster } from './postmaster-file.js';
import { prepareBinaries } from './prepare-binaries.js';
import type { Settings } from './server-settings.js';
import { serverUser } from './server-user.js';
import { withStartLock } from './start-lock.js';
import { stopServer } from './stop-server.js';

/** The steps of a start, in this order; those that are not needed are left out. `ready` is always last. */
export type EmbeddedStep = 'copying' | 'creating' | 'starting' | 'ready';

export interface EmbeddedOptions {
  /** Made when it is not there. Whoever holds this folder holds the data, or its name for where they are. */
  dataDir: string;
  log?: (event: string, facts: Record<string, unknown>) => void;
  onProgress?: (step: EmbeddedStep) => void;
  /** Postgres settings that outrank ours. Tests turn fsync off. */
  settings?: Settings;
  /** Another machine than this one, for the tests. */
  machine?: Machine;
  /** Where root keeps the data of a folder that others cannot pass; a parameter for the tests. */
  shared?: string;
}

export interface EmbeddedServer {
  /** postgres://firebreak:…@127.0.0.1:port/firebreak */
  url: string;
  /** The server's process. */
  pid: number;
  /** The server ran already: another process's, or one left behind by a killed one. */
  adopted: boolean;
  /** Ends the server if this process owns it (it started it, or found it ownerless); else leaves it. Harmless again. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/**
 * A real Postgres for this data directory, ready for connections: the one that runs already, or else a new one.
 * Throws EmbeddedUnavailable, whose words tell what to do, where it cannot run.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = openDataDir(options.dataDir, serverUser() !== null);
  const server = await withStartLock(dataDir, 2 * PATIENCE_MS, () => adoptOrLaunch(dataDir, options));
  options.onProgress?.('ready');
  return server;
}

async function adoptOrLaunch(dataDir: string, options: EmbeddedOptions): Promise<EmbeddedServer> {
  const installation = openInstallation(dataDir, {
    forStranger: serverUser() !== null,
    shared: options.shared ?? '/var/lib/firebreak',
    log: options.log ?? (() => {}),
  });
  const running = await findServer(installation, PATIENCE_MS);
  if (!running) return own(installation, await launch(installation, options), false);
  options.log?.('embedded_adopted', { pid: running.pid, port: running.port });
  if (running.reachableOnly || hasLivingOwner(dataDir)) return borrow(installation, running);
  return own(installation, running, true);
}

async function launch(installation: Installation, options: EmbeddedOptions): Promise<Postmaster> {
  const { place, password } = installation;
  const cluster = clusterOf(installation);
  const user = serverUser(cluster);
  const settings = options.settings ?? {};
  const binaries = locateBinaries(options.machine ?? thisMachine());
  const forStranger = user !== null;
  const native = prepareBinaries(binaries, {
    place,
    forStranger,
    onCopying: () => options.onProgress?.('copying'),
  });
  if (!existsSync(cluster)) {
    options.onProgress?.('creating');
    await createCluster({ place, cluster, native, password, user, sync: settings.fsync !== 'off' });
  }
  requireMajor(cluster, binaries.major);
  if (!installation.created) remember({ ...installation, created: true });
  options.onProgress?.('starting');
  return launchServer({ place, cluster, native, password, user, settings, patienceMs: PATIENCE_MS });
}

function own(installation: Installation, { pid, port }: Postmaster, adopted: boolean): EmbeddedServer {
  becomeOwner(installation.dataDir);
  const ending: { done: Promise<void> | null } = { done: null };
  const stop = () => (ending.done ??= stopServer(pid));
  return { url: embeddedUrl(port, installation.password), pid, adopted, stop };
}

function borrow(installation: Installation, { pid, port }: Postmaster): EmbeddedServer {
  return { url: embeddedUrl(port, installation.password), pid, adopted: true, stop: async () => {} };
}
