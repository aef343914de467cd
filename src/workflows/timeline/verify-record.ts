import type { Tx } from '../../db/database.js';
import { allChainEntries } from '../../db/queries/timeline/chain-entries.js';
import { sealedContents } from '../../db/queries/timeline/sealed-content.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { Sha256 } from '../../domain/timeline/hash-chain/chain-entry.js';
import type { Verdict } from '../../domain/timeline/hash-chain/verdict.js';
import { verify } from '../../domain/timeline/hash-chain/verify.js';

/** Checks an incident's record against its hash chain. `tx` must be a snapshot: see `takeSnapshot`. */
export async function verifyRecord(
  tx: Tx,
  incident: Incident,
  how: { sha256: Sha256; knownHead: string | null },
): Promise<Verdict> {
  const [chainEntries, contents] = await Promise.all([
    allChainEntries(tx, incident),
    sealedContents(tx, incident, 'all'),
  ]);
  return verify({ incident, chainEntries, contents }, how);
}
