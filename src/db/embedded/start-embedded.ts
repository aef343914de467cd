import { embeddedUrl } from './connection.js';
import { findServer } from './find-server.js';
import { type Installation, openDataDir, openInstallation } from './installation.js';
import { type EmbeddedStep, launchCluster } from './launch-cluster.js';
import { locateBinaries, type Machine, thisMachine } from './locate-binaries.js';
import { becomeOwner, hasLivingOwner } from './owner-record.js';
import type { Postmaster } from './postmaster-file.js';
import { trimServerLog } from './server-log.js';
import type { Settings } from './server-settings.js';
import { serverUser } from './server-user.js';
import { withStartLock } from './start-lock.js';
import { supervise } from './supervise.js';

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
  singleFlight?: string;
}

export interface EmbeddedServer {
  /** postgres://firebreak:…@127.0.0.1:port/firebreak. Holds the password: not for logs. */
  url: string;
  /** The server's process; another one after a crash. */
  readonly pid: number;
  /** The server ran already: another process's, or one left behind by a killed one. */
  adopted: boolean;
  /** Ends the server if this process owns it (it started it, or found it ownerless); else leaves it. Harmless again. */
  stop(): Promise<void>;
}

const DEADLINE_MS = 60_000;

/**
 * A real Postgres for this data directory, ready for connections: the one that runs already, or else a new one. While
 * this process owns it, a server that dies is started again at the same address.
 * Throws EmbeddedUnavailable, whose words tell what to do, where it cannot run.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const held = await adoptOrLaunch(options);
  options.onProgress?.('ready');
  const { port, installation, adopted } = held;
  const url = embeddedUrl(port, installation.password);
  if (!held.isOwner) return { url, pid: held.pid, adopted, stop: async () => {} };
  const watch = supervise(held.pid, {
    log: options.log ?? (() => {}),
    onGlance: () => trimServerLog(installation.place),
    relaunch: async () => {
      const back = await adoptOrLaunch({ ...options, onProgress: () => {} });
      if (back.port !== port)
        options.log?.('embedded_moved', { port: back.port, hint: 'Start Firebreak again.' });
      return back.isOwner ? back.pid : null;
    },
  });
  return {
    url,
    adopted,
    get pid() {
      return watch.pid();
    },
    stop: watch.end,
  };
}

/** A running server, and whether it is ours to keep and to stop. */
interface Held extends Postmaster {
  installation: Installation;
  adopted: boolean;
  isOwner: boolean;
}

function adoptOrLaunch(options: EmbeddedOptions): Promise<Held> {
  const forStranger = serverUser() !== null;
  const dataDir = openDataDir(options.dataDir, forStranger);
  const { log = () => {}, singleFlight = '/var/lib/firebreak' } = options;
  return withStartLock(dataDir, 2 * DEADLINE_MS, async () => {
    const installation = openInstallation(dataDir, { forStranger, singleFlight, log });
    const running = await findServer(installation, DEADLINE_MS);
    const server = running ?? (await launch(installation, options));
    if (running) log('embedded_adopted', { pid: running.pid, port: running.port });
    const isOwner = !running || (!running.reachableOnly && !hasLivingOwner(dataDir));
    if (isOwner) becomeOwner(dataDir);
    return { ...server, installation, adopted: running !== null, isOwner };
  });
}

function launch(installation: Installation, options: EmbeddedOptions): Promise<Postmaster> {
  const { settings = {}, onProgress = () => {}, machine = thisMachine() } = options;
  const binaries = locateBinaries(machine);
  return launchCluster(installation, { binaries, settings, deadlineMs: DEADLINE_MS, onProgress });
}
