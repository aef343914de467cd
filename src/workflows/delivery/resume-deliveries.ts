import { ownersWithOverdueEffects } from '../../db/queries/delivery/effect-admin.js';
import type { Deps } from '../deps.js';

/** How many owners' deliveries are resumed at once; the next sweep finds more. */
const maxOwners = 500;

/**
 * Requests delivery of effects that were due before `dueBefore`, or whose deliverer is gone. Returns the number of
 * owners. Harmless while another process delivers them: each effect is claimed.
 */
export async function resumeDeliveries(
  { db, requestDelivery }: Pick<Deps, 'db' | 'requestDelivery'>,
  dueBefore: Date,
): Promise<number> {
  const owners = await ownersWithOverdueEffects(db, dueBefore, maxOwners);
  for (const owner of owners) requestDelivery(owner);
  return owners.length;
}
