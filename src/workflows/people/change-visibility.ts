import type { Transaction } from '../../db/database.js';
import { restoreAnnouncements } from '../../db/queries/incident/announcements.js';
import { findByChannels, findIncident, lockIncident } from '../../db/queries/incident/incidents.js';
import { storeVisibility } from '../../db/queries/people/membership-syncs.js';
import type { Incident } from '../../domain/incident/incident.js';
import { batch } from '../batch.js';
import { storeEffects } from '../delivery/store-effects.js';
import type { Deps } from '../deps.js';

/** The number of the incident whose channel this is, or null. */
export async function findNumber(
  { db }: Pick<Deps, 'db'>,
  place: { workspaceId: string; channelId: string },
): Promise<number | null> {
  return (await findIncident(db, place))?.number ?? null;
}

type VisibilityDeps = Pick<Deps, 'db' | 'clock' | 'requestDelivery'>;

/**
 * Marks an incident private because its channel is. Returns the incident's number; null if the channel is not an
 * incident's. Idempotent.
 */
export type MarkPrivate = (observed: {
  workspaceId: string;
  channelId: string;
  trace: string;
}) => Promise<number | null>;

/** Every message in a private channel triggers this, so lookups that arrive together share a query. */
export function openMarkPrivate(deps: VisibilityDeps): MarkPrivate {
  const findTogether = batch((channels: Channel[]) => findByChannels(deps.db, channels), {
    atMost: 200,
    atOnce: 1,
  });
  return async ({ workspaceId, channelId, trace }) => {
    const incident = await findTogether({ workspaceId, channelId });
    if (incident && !incident.isPrivate)
      await changeVisibility(deps, incident, { isPrivate: true, askedAt: null, trace });
    return incident?.number ?? null;
  };
}

interface Channel {
  workspaceId: string;
  channelId: string;
}

/** Makes an incident private or public, like its channel. Announcements are withdrawn or restored. */
export async function changeVisibility(
  deps: VisibilityDeps,
  incident: Pick<Incident, 'workspaceId' | 'number'>,
  { trace, ...observed }: { isPrivate: boolean; askedAt: string | null; trace: string },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    if (!(await lockIncident(tx, incident)) || !(await storeVisibility(tx, incident, observed))) return;
    await refreshAnnouncements(deps, tx, incident, trace);
    if (!observed.isPrivate) await restoreAnnouncements(tx, incident);
  });
}

async function refreshAnnouncements(
  deps: VisibilityDeps,
  tx: Transaction,
  incident: Pick<Incident, 'workspaceId' | 'number'>,
  trace: string,
): Promise<void> {
  const at = deps.clock();
  const effect = { kind: 'refresh_announcements' } as const;
  const effects = [{ key: `visibility ${incident.number} ${trace}`, effect, notBefore: at }];
  await storeEffects(deps, tx, incident, { effects, cause: { trace, at, askedBy: null } });
}
