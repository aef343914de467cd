import type { Tx } from '../../db/database.js';
import { factsOf } from '../../db/queries/facts.js';
import type { FreshRecord } from '../../db/queries/fresh-record.js';
import { appendSeals, chainEnd, latestSeals } from '../../db/queries/seals.js';
import type { Incident } from '../../domain/incident/incident.js';
import { isSealOf, type Sealing, sealed } from '../../domain/seals/seal.js';

/** Sets a seal on each part that says something else than its latest seal. Only one process at a time may do so. */
export async function sealRecord(
  tx: Tx,
  { incident, fresh, at }: { incident: Incident; fresh: FreshRecord; at: Date },
  sealing: Sealing,
): Promise<void> {
  const [facts, end] = await Promise.all([factsOf(tx, incident, fresh), chainEnd(tx, incident)]);
  const latest = await latestSeals(
    tx,
    incident,
    facts.map(({ name }) => name),
  );
  const changed = facts.filter((fact) => {
    const seal = latest.get(fact.name);
    return !seal || !isSealOf(seal, fact, sealing.sha256);
  });
  const replaced = changed.flatMap(({ name }) => latest.get(name)?.seq ?? []);
  await appendSeals(tx, incident, { added: sealed(changed, { ...sealing, end, at }), replaced });
}
