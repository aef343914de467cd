import { findIncident } from '../../db/queries/incident/incidents.js';
import {
  databaseTime,
  type MembershipToSync,
  storeMembers,
} from '../../db/queries/people/membership-syncs.js';
import type { Deps } from '../deps.js';
import { changeVisibility } from './change-visibility.js';

/** Reads a channel's state from Slack. `afterMs`: when to retry after a failure. */
export interface ChannelReader {
  isPrivate(channelId: string): Promise<ChannelAnswer<boolean>>;
  /** The ids of all members. */
  members(channelId: string): Promise<ChannelAnswer<string[]>>;
}
export type ChannelAnswer<T> = { kind: 'ok'; value: T } | { kind: 'later'; afterMs: number; error: string };

/** Syncs an incident's visibility and members with its channel. Returns why it has to be retried, or null. */
export async function syncMembership(
  deps: Pick<Deps, 'db' | 'clock' | 'requestDelivery'> & { reader: ChannelReader; trace: string },
  { channelId, ...key }: MembershipToSync,
): Promise<Extract<ChannelAnswer<never>, { kind: 'later' }> | null> {
  const { db, reader, trace } = deps;
  const askedAt = await databaseTime(db);
  const [isPrivate, members] = await Promise.all([reader.isPrivate(channelId), reader.members(channelId)]);
  const incident = await findIncident(db, key);
  if (isPrivate.kind === 'ok' && incident && incident.isPrivate !== isPrivate.value)
    await changeVisibility(deps, key, { isPrivate: isPrivate.value, askedAt, trace });
  if (members.kind === 'ok')
    await db.transaction((tx) => storeMembers(tx, key, { userIds: members.value, askedAt }));
  if (isPrivate.kind !== 'ok') return isPrivate;
  return members.kind === 'ok' ? null : members;
}
