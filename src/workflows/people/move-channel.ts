import { listEffects } from '../../db/queries/delivery/effect-admin.js';
import { findIncident, lockIncident } from '../../db/queries/incident/incidents.js';
import {
  type MovedChannel,
  moveAnnouncements,
  moveIncident,
  moveRecord,
} from '../../db/queries/incident/move-channel.js';
import { awaitRecord } from '../../db/queries/timeline/dirty-record.js';
import { retryEffects } from '../delivery/retry-effects.js';
import type { Deps } from '../deps.js';

/**
 * Moves all data of a channel to its new id. Slack changes the id when a private channel is shared with another
 * organization. Returns the incident's number; null if the channel is not an incident's. Idempotent.
 */
export async function moveChannel(
  deps: Pick<Deps, 'db' | 'clock' | 'requestDelivery'>,
  moved: MovedChannel,
  trace: string,
): Promise<number | null> {
  const { workspaceId, from: channelId } = moved;
  const number = await deps.db.transaction(async (tx) => {
    await moveAnnouncements(tx, moved);
    const incident = await findIncident(tx, { workspaceId, channelId });
    if (!incident) return null;
    // Concurrent record processing and changes may have read the old id.
    await awaitRecord(tx, incident);
    await lockIncident(tx, incident);
    const movedNumber = await moveIncident(tx, moved);
    if (movedNumber !== null) await moveRecord(tx, moved);
    return movedNumber;
  });
  if (number !== null) await retryRejected(deps, { workspaceId, number }, trace);
  return number;
}

/** Retries effects that Slack rejected because they used the old id. */
async function retryRejected(
  deps: Pick<Deps, 'db' | 'clock' | 'requestDelivery'>,
  incident: { workspaceId: string; number: number },
  trace: string,
): Promise<void> {
  const rejected = await listEffects(deps.db, { states: ['rejected'], incident, limit: 1_000 });
  const ids = rejected.filter(({ error }) => error === 'channel_not_found').map(({ id }) => id);
  if (ids.length > 0) await retryEffects(deps, { ids, within: incident }, trace);
}
