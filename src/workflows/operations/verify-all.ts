import type { Database } from '../../db/database.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import type { Sha256 } from '../../domain/timeline/hash-chain/chain-entry.js';
import type { Verdict } from '../../domain/timeline/hash-chain/verdict.js';
import { verifyIncidentRecord } from '../timeline/verify-record.js';

/** An incident whose head is known, as of a backup. */
export interface KnownIncident extends IncidentKey {
  /** Null: nothing was sealed. */
  head: string | null;
}

/** Verifies these incidents one after the other. Returns those that aren't as they should be; no verdict: it is missing. */
export async function verifyAll(
  db: Database,
  incidents: readonly KnownIncident[],
  sha256: Sha256,
): Promise<{ incident: KnownIncident; verdict: Verdict | null }[]> {
  const broken: { incident: KnownIncident; verdict: Verdict | null }[] = [];
  for (const incident of incidents) {
    const found = await verifyIncidentRecord(db, incident, { sha256, knownHead: incident.head });
    if (!found || found.verdict.breaks.length > 0) broken.push({ incident, verdict: found?.verdict ?? null });
  }
  return broken;
}
