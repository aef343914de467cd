import { existsSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { clusterOf, readInstallation } from './install/installation.js';
import { hasLivingOwner, processRef } from './owner-record.js';
import { isPostmasterOf, readPostmaster } from './server/postmaster-file.js';
import { stopServer } from './server/stop-server.js';

/** Stops the Postgres of a data directory if its owner is gone. */
export async function stopOrphan(dataDir: string): Promise<void> {
  const path = resolve(dataDir);
  const installation = existsSync(path) ? readInstallation(path) : null;
  if (!installation || hasLivingOwner(path)) return;
  const cluster = clusterOf(installation);
  const server = readPostmaster(cluster);
  if (server && isPostmasterOf(server.pid, cluster)) await stopServer(processRef(server.pid));
}

/**
 * Removes a data directory with all of its Postgres's data, wherever that is. Stops an orphaned server first. Throws
 * EmbeddedUnavailable (`record_unreadable`) if it is unclear what belongs to it.
 */
export async function removeEmbedded(dataDir: string): Promise<void> {
  await stopOrphan(dataDir);
  const path = resolve(dataDir);
  const installation = existsSync(path) ? readInstallation(path) : null;
  if (installation && isMadeByUs(installation.place)) rmSync(installation.place, removal);
  rmSync(path, removal);
}

/** Matches the names that `choosePlace` returns; nothing else that a record may contain is deleted. */
function isMadeByUs(place: string): boolean {
  return /^(?:firebreak-)?[0-9a-f]{16}(?:-\w+)?$/.test(basename(place));
}

const removal = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 };
