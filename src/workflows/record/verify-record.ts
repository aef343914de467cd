import type { Tx } from '../../db/database.js';
import { factsOf } from '../../db/queries/facts.js';
import { allSeals } from '../../db/queries/seals.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { Sha256 } from '../../domain/seals/seal.js';
import type { Verdict } from '../../domain/seals/verdict.js';
import { verify } from '../../domain/seals/verify.js';

/** Whether an incident's record is as it was sealed. `tx` has to see one moment: see `takeSnapshot`. */
export async function verifyRecord(
  tx: Tx,
  incident: Incident,
  how: { sha256: Sha256; knownHead: string | null },
): Promise<Verdict> {
  const [seals, facts] = await Promise.all([allSeals(tx, incident), factsOf(tx, incident, 'all')]);
  return verify({ incident, seals, facts }, how);
}
