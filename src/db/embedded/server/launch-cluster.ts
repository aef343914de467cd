import { existsSync } from 'node:fs';
import { createCluster, requireMajor, sweepTemporaryFolders } from '../install/create-cluster.js';
import { clusterOf, type Installation, storeInstallation } from '../install/installation.js';
import type { Binaries } from '../install/locate-binaries.js';
import { prepareBinaries } from '../install/prepare-binaries.js';
import { launchServer } from './launch-server.js';
import type { Postmaster } from './postmaster-file.js';
import type { Settings } from './server-settings.js';
import { serverUser } from './server-user.js';

/** The steps of a start, in order; unneeded ones are skipped. `ready` is always last. */
export type EmbeddedStep = 'copying' | 'creating' | 'starting' | 'ready';

export interface LaunchClusterOptions {
  binaries: Binaries;
  settings: Settings;
  deadlineMs: number;
  onProgress: (step: EmbeddedStep) => void;
}

/**
 * Starts a server for an installation that has none running. First copies the binaries and creates the cluster if
 * needed. Stores the port. Throws EmbeddedUnavailable.
 */
export async function launchCluster(
  installation: Installation,
  { binaries, settings, deadlineMs, onProgress }: LaunchClusterOptions,
): Promise<Postmaster> {
  const { place, password, port } = installation;
  const cluster = clusterOf(installation);
  const user = serverUser(cluster);
  const onCopying = () => onProgress('copying');
  const native = prepareBinaries(binaries, { place, forOtherUser: user !== null, onCopying });
  const site = { place, cluster, native, password, user };
  sweepTemporaryFolders(place);
  if (!existsSync(cluster)) {
    onProgress('creating');
    await createCluster({ ...site, sync: settings.fsync !== 'off' });
  }
  requireMajor(cluster, binaries.major);
  onProgress('starting');
  const server = await launchServer({ ...site, settings, port, deadlineMs });
  storeInstallation({ ...installation, created: true, port: server.port });
  return server;
}
