import type { Transaction } from '../../db/database.js';
import { type Cause, insertEffects, type NewEffect } from '../../db/queries/delivery/insert-effects.js';
import { type EffectSource, type Owner, ownerOf } from '../../domain/delivery/owner.js';
import type { Deps } from '../deps.js';

/** Stores effects and requests their delivery after the commit. Repeated keys are ignored. */
export async function storeEffects(
  deps: Pick<Deps, 'requestDelivery'>,
  tx: Transaction,
  source: EffectSource,
  { effects, cause }: { effects: NewEffect[]; cause: Cause },
): Promise<void> {
  const owners = effects.map(({ effect }) => ownerOf(effect, source));
  for (const owner of new Map(owners.map((one) => [one.key, one])).values())
    deliverAfterCommit(deps, tx, owner);
  await insertEffects(tx, source, effects, cause);
}

/** Requests delivery of what the owner has pending once the transaction has committed. */
export function deliverAfterCommit(
  { requestDelivery }: Pick<Deps, 'requestDelivery'>,
  tx: Transaction,
  owner: Owner,
): void {
  tx.afterCommit(() => requestDelivery(owner));
}
