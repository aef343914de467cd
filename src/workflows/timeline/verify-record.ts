import type { Tx } from '../../db/database.js';
import { importOf, originOf } from '../../db/queries/incident/imports.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import { takeSnapshot } from '../../db/queries/snapshot.js';
import { allChainEntries } from '../../db/queries/timeline/hash-chain/chain-entries.js';
import { sealedContents } from '../../db/queries/timeline/hash-chain/sealed-content.js';
import type { Incident, IncidentKey } from '../../domain/incident/incident.js';
import { chainStart, type Sha256 } from '../../domain/timeline/hash-chain/chain-entry.js';
import type { Verdict } from '../../domain/timeline/hash-chain/verdict.js';
import { verify } from '../../domain/timeline/hash-chain/verify.js';
import type { Deps } from '../deps.js';

interface How {
  sha256: Sha256;
  /** A head that was printed earlier; null: none. */
  knownHead: string | null;
}

/**
 * Checks an incident's record against its hash chain, in one snapshot; null if there is no such incident. `importedAt`: when
 * it came from a file; null: it was declared here.
 */
export function verifyIncidentRecord(
  db: Deps['db'],
  key: IncidentKey,
  how: How,
): Promise<{ verdict: Verdict; importedAt: Date | null } | null> {
  return db.transaction(async (tx) => {
    await takeSnapshot(tx);
    const incident = await findIncident(tx, key);
    if (!incident) return null;
    const [verdict, imported] = await Promise.all([verifyRecord(tx, incident, how), importOf(tx, key)]);
    return { verdict, importedAt: imported?.importedAt ?? null };
  });
}

/** Checks an incident's record against its hash chain. `tx` must be a snapshot: see `takeSnapshot`. */
export async function verifyRecord(tx: Tx, incident: Incident, how: How): Promise<Verdict> {
  const [{ workspaceId }, chainEntries, contents] = await Promise.all([
    originOf(tx, incident),
    allChainEntries(tx, incident),
    sealedContents(tx, incident, 'all'),
  ]);
  const { number } = incident;
  return verify({ start: chainStart({ workspaceId, number }), chainEntries, contents }, how);
}
