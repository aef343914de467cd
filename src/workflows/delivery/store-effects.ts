import type { Transaction } from '../../db/database.js';
import { type Cause, insertEffects, type NewEffect } from '../../db/queries/delivery/effects.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import type { Deps } from '../deps.js';

/** Stores effects and requests their delivery after the commit. Repeated keys are ignored. */
export async function storeEffects(
  deps: Pick<Deps, 'requestDelivery'>,
  tx: Transaction,
  incident: IncidentKey,
  { effects, cause }: { effects: NewEffect[]; cause: Cause },
): Promise<void> {
  deliverAfterCommit(deps, tx, incident);
  await insertEffects(tx, incident, effects, cause);
}

/** Requests delivery of what is stored for the incident once the transaction has committed. */
export function deliverAfterCommit(
  { requestDelivery }: Pick<Deps, 'requestDelivery'>,
  tx: Transaction,
  { workspaceId, number }: IncidentKey,
): void {
  tx.afterCommit(() => requestDelivery({ workspaceId, number }));
}
