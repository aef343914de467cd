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
 * Slack has changed the id of a channel, as it does when a private one is shared with another organization: what is kept of
 * the old one is of the new one from now on. Gives the incident's number; null where the channel is no incident's. Again
 * does no harm.
 */
export async function moveChannel(
  deps: Pick<Deps, 'db' | 'clock' | 'queue'>,
  moved: MovedChannel,
  trace: string,
): Promise<number | null> {
  const { workspaceId, from: channelId } = moved;
  const number = await deps.db.transaction(async (tx) => {
    await moveAnnouncements(tx, moved);
    const incident = await findIncident(tx, { workspaceId, channelId });
    if (!incident) return null;
    // Who looks after the record, or changes the incident, has read the old id.
    await awaitRecord(tx, incident);
    await lockIncident(tx, incident);
    const its = await moveIncident(tx, moved);
    if (its !== null) await moveRecord(tx, moved);
    return its;
  });
  if (number !== null) await sayAgain(deps, { workspaceId, number }, trace);
  return number;
}

/** What was to be told meanwhile, Slack refused: it knew the old id no more. */
async function sayAgain(
  deps: Pick<Deps, 'db' | 'clock' | 'queue'>,
  incident: { workspaceId: string; number: number },
  trace: string,
): Promise<void> {
  const refused = await listEffects(deps.db, { states: ['refused'], incident, limit: 1_000 });
  const ids = refused.filter(({ error }) => error === 'channel_not_found').map(({ id }) => id);
  if (ids.length > 0) await retryEffects(deps, { ids, within: incident }, trace);
}
