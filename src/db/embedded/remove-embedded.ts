import { existsSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { clusterOf, readInstallation } from './installation.js';
import { hasLivingOwner, holderOf } from './owner-record.js';
import { isPostmasterOf, readPostmaster } from './postmaster-file.js';
import { stopServer } from './stop-server.js';

/** Ends the Postgres of a data directory where one runs that no living process owns. */
export async function stopOrphan(dataDir: string): Promise<void> {
  const path = resolve(dataDir);
  const installation = existsSync(path) ? readInstallation(path) : null;
  if (!installation || hasLivingOwner(path)) return;
  const cluster = clusterOf(installation);
  const server = readPostmaster(cluster);
  if (server && isPostmasterOf(server.pid, cluster)) await stopServer(holderOf(server.pid));
}

/**
 * Removes a data directory with all that its Postgres has kept, also where root keeps it elsewhere. Ends an ownerless
 * server before; throws EmbeddedUnavailable (`record_unreadable`) where nobody can say what is its.
 */
export async function removeEmbedded(dataDir: string): Promise<void> {
  await stopOrphan(dataDir);
  const path = resolve(dataDir);
  const installation = existsSync(path) ? readInstallation(path) : null;
  if (installation && isMadeByUs(installation.place)) rmSync(installation.place, removal);
  rmSync(path, removal);
}

/** Names that `choosePlace` gives; whatever else a record may say is nothing to delete. */
function isMadeByUs(place: string): boolean {
  return /^(?:firebreak-)?[0-9a-f]{16}(?:-\w+)?$/.test(basename(place));
}

const removal = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 };
