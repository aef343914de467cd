import { findIncident } from '../../db/queries/incident/incidents.js';
import {
  databaseTime,
  type MembershipToSync,
  storeMembers,
} from '../../db/queries/people/membership-syncs.js';
import type { Deps } from '../deps.js';
import { changeVisibility } from './change-visibility.js';

/** How Slack is asked after a channel. `afterMs`: when to ask again, where it did not say. */
export interface ChannelReader {
  isPrivate(channelId: string): Promise<ChannelAnswer<boolean>>;
  /** The ids of everybody in it. */
  members(channelId: string): Promise<ChannelAnswer<string[]>>;
}
export type ChannelAnswer<T> = { kind: 'ok'; told: T } | { kind: 'later'; afterMs: number; error: string };

/** Makes what is known of an incident's channel what Slack says: whether it is private, and who is in it. Gives why not, or null. */
export async function syncMembership(
  deps: Pick<Deps, 'db' | 'clock' | 'queue'> & { reader: ChannelReader; trace: string },
  { channelId, ...key }: MembershipToSync,
): Promise<Extract<ChannelAnswer<never>, { kind: 'later' }> | null> {
  const { db, reader, trace } = deps;
  const askedAt = await databaseTime(db);
  const [isPrivate, members] = await Promise.all([reader.isPrivate(channelId), reader.members(channelId)]);
  const incident = await findIncident(db, key);
  if (isPrivate.kind === 'ok' && incident && incident.isPrivate !== isPrivate.told)
    await changeVisibility(deps, key, { isPrivate: isPrivate.told, askedAt, trace });
  if (members.kind === 'ok')
    await db.transaction((tx) => storeMembers(tx, key, { userIds: members.told, askedAt }));
  if (isPrivate.kind !== 'ok') return isPrivate;
  return members.kind === 'ok' ? null : members;
}
