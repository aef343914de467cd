import { overdueUpdates } from '../../db/queries/incident/overdue-updates.js';
import { storeEffects } from '../delivery/store-effects.js';
import type { Deps } from '../deps.js';

/** How many incidents are refreshed at once; the next minute finds more. */
const maxIncidents = 200;

/** Refreshes the card of each incident whose update has become overdue, once per due time. Returns how many. */
export async function showOverdueUpdates(
  deps: Pick<Deps, 'db' | 'clock' | 'requestDelivery'>,
  newTrace: () => string,
): Promise<number> {
  const at = deps.clock();
  const overdue = await overdueUpdates(deps.db, at, maxIncidents);
  for (const one of overdue)
    await deps.db.transaction((tx) =>
      storeEffects(deps, tx, one, {
        effects: [{ key: one.key, effect: { kind: 'refresh_card' }, notBefore: at }],
        cause: { trace: newTrace(), at, askedBy: null },
      }),
    );
  return overdue.length;
}
