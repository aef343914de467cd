import { z } from 'zod';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import type { Tx } from '../../database.js';

/**
 * The database's time, in Postgres's format. All observations are compared by this clock, whichever process made them.
 */
export async function databaseTime(tx: Tx): Promise<string> {
  const [row] = await tx.run('select clock_timestamp()::text as at');
  return z.object({ at: z.string() }).parse(row).at;
}

/**
 * Records that Firebreak may have missed events in the workspace: known members don't count until Slack is asked again.
 */
export async function storeGap(tx: Tx, workspaceId: string): Promise<void> {
  await tx.run('update workspaces set last_gap_at = clock_timestamp() where workspace_id = $1', [
    workspaceId,
  ]);
}

const row = z.object({ number: z.number(), channel_id: z.string() });

/** An incident whose channel members should be synced. */
export interface MembershipToSync extends IncidentKey {
  channelId: string;
}

/**
 * The next incident to sync: one of `wanted`; else an open or private one not synced since the last gap, or for a long
 * time. `except`: those that Slack can't list right now.
 */
export async function nextMembershipToSync(
  tx: Tx,
  { workspaceId, wanted, except }: { workspaceId: string; wanted: number[]; except: number[] },
): Promise<MembershipToSync | null> {
  const [raw] = await tx.run(next, [workspaceId, wanted, except]);
  if (!raw) return null;
  const { number, channel_id: channelId } = row.parse(raw);
  return { workspaceId, number, channelId };
}

const isOpen = `status not in ('closed', 'canceled')`;
const observed = `coalesce(members_observed_at, '-infinity')`;

const next = `
  select number, channel_id from incidents
  left join workspaces using (workspace_id)
  where workspace_id = $1 and channel_id is not null and number <> all($3::int[]) and (
    number = any($2::int[])
    or ((${isOpen} or is_private) and ${observed} < coalesce(last_gap_at, '-infinity'))
    or (${isOpen} and ${observed} < clock_timestamp() - interval '10 minutes')
    or (is_private and ${observed} < clock_timestamp() - interval '6 hours'))
  order by number = any($2::int[]) desc, ${isOpen} desc, is_private desc, number desc
  limit 1`;

/**
 * Replaces the members of an incident's channel by those that Slack listed when asked at `askedAt`. Changes reported
 * since then stay.
 */
export async function storeMembers(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { userIds, askedAt }: { userIds: string[]; askedAt: string },
): Promise<void> {
  const values = [workspaceId, number, userIds, askedAt];
  await tx.run(insertListed, values);
  await tx.run(markLeft, values);
  await tx.run(
    `update incidents set members_observed_at = greatest(members_observed_at, $3::timestamptz)
    where workspace_id = $1 and number = $2`,
    [workspaceId, number, askedAt],
  );
}

const insertListed = `
  insert into incident_members as known (workspace_id, incident_number, user_id, joined_at, observed_at)
  select distinct $1, $2::int, listed, $4::timestamptz, $4::timestamptz from unnest($3::text[]) listed
  order by 3
  on conflict (workspace_id, incident_number, user_id) do update
  set left_at = null, observed_at = excluded.observed_at
  where known.left_at is not null and known.observed_at < excluded.observed_at`;

const markLeft = `
  update incident_members set left_at = $4::timestamptz, observed_at = $4::timestamptz
  where workspace_id = $1 and incident_number = $2 and left_at is null and observed_at < $4::timestamptz
    and user_id <> all($3::text[])`;

/**
 * Stores whether an incident's channel is private, as Slack said at `askedAt` (null: now), unless it reported otherwise
 * since. Returns whether this is a change.
 */
export async function storeVisibility(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { isPrivate, askedAt }: { isPrivate: boolean; askedAt: string | null },
): Promise<boolean> {
  const changed = await tx.run(
    `update incidents set is_private = $3::boolean,
      visibility_observed_at = coalesce($4::timestamptz, clock_timestamp())
    where workspace_id = $1 and number = $2 and is_private <> $3::boolean
      and ($4::timestamptz is null or coalesce(visibility_observed_at, '-infinity') < $4::timestamptz)
    returning 1`,
    [workspaceId, number, isPrivate, askedAt],
  );
  return changed.length > 0;
}
