import { embeddedUrl } from './connection.js';
import { type EmbeddedLog, noLog } from './embedded-log.js';
import { type Installation, openDataDir, openInstallation } from './install/installation.js';
import { locateBinaries, type Machine, thisMachine } from './install/locate-binaries.js';
import { becomeOwner, hasLivingOwner } from './owner-record.js';
import { findServer } from './server/find-server.js';
import { type EmbeddedStep, launchCluster } from './server/launch-cluster.js';
import type { Postmaster } from './server/postmaster-file.js';
import { trimServerLog } from './server/server-log.js';
import type { Settings } from './server/server-settings.js';
import { serverUser } from './server/server-user.js';
import { supervise } from './server/supervise.js';
import { withStartLock } from './start-lock.js';

export interface EmbeddedOptions {
  /** Created if it is missing. This folder holds the data, or a record of where the data is. */
  dataDir: string;
  log?: EmbeddedLog;
  onProgress?: (step: EmbeddedStep) => void;
  /** Postgres settings that override ours. Tests turn fsync off. */
  settings?: Settings;
  /** A simulated machine, for the tests. */
  machine?: Machine;
  /** The folder used as root if the data directory isn't accessible to others; a parameter for the tests. */
  sharedFolder?: string;
}

export interface EmbeddedServer {
  /** postgres://firebreak:…@127.0.0.1:port/firebreak. Contains the password: never log it. */
  url: string;
  /** The server's process number; changes after a crash. */
  readonly pid: number;
  /** Whether the server was already running: started by another process, or orphaned. */
  adopted: boolean;
  /** Stops the server if this process owns it (started it, or adopted an orphan). Can be called again. */
  stop(): Promise<void>;
}

const DEADLINE_MS = 60_000;

/**
 * A real Postgres for this data directory, ready for connections: the running one, or a new one. While this process
 * owns it, it restarts a crashed server at the same address. Throws EmbeddedUnavailable, whose message says what to do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const held = await adoptOrLaunch(options);
  options.onProgress?.('ready');
  const { port, installation, adopted } = held;
  const url = embeddedUrl(port, installation.password);
  if (!held.isOwner) return { url, pid: held.pid, adopted, stop: async () => {} };
  const watch = supervise(held.pid, {
    log: options.log ?? noLog,
    onTick: () => trimServerLog(installation.place),
    relaunch: async () => {
      const back = await adoptOrLaunch({ ...options, onProgress: () => {} });
      if (back.port !== port)
        options.log?.error('embedded_moved', { port: back.port, remedy: 'Start Firebreak again.' });
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

/** A running server, and whether this process owns it. */
interface Held extends Postmaster {
  installation: Installation;
  adopted: boolean;
  isOwner: boolean;
}

function adoptOrLaunch(options: EmbeddedOptions): Promise<Held> {
  const forOtherUser = serverUser() !== null;
  const dataDir = openDataDir(options.dataDir, forOtherUser);
  const { log = noLog, sharedFolder = '/var/lib/firebreak' } = options;
  return withStartLock(dataDir, 2 * DEADLINE_MS, async () => {
    const installation = openInstallation(dataDir, { forOtherUser, sharedFolder, log });
    const running = await findServer(installation, DEADLINE_MS);
    const server = running ?? (await launch(installation, options));
    if (running) log.info('embedded_adopted', { pid: running.pid, port: running.port });
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
