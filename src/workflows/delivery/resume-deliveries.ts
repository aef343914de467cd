import { incidentsWithOverdueEffects } from '../../db/queries/delivery/effect-admin.js';
import type { Deps } from '../deps.js';

/** How many incidents are resumed at once; the next sweep finds more. */
const maxIncidents = 500;

/**
 * Requests delivery of effects that were due before `dueBefore`, or whose deliverer is gone. Returns the number of
 * incidents. Harmless while another process delivers them: each effect is claimed.
 */
export async function resumeDeliveries(
  { db, requestDelivery }: Pick<Deps, 'db' | 'requestDelivery'>,
  dueBefore: Date,
): Promise<number> {
  const incidents = await incidentsWithOverdueEffects(db, dueBefore, maxIncidents);
  for (const incident of incidents) requestDelivery(incident);
  return incidents.length;
}
