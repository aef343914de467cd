import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import type { Tx } from '../../database.js';
import { members } from '../../schema/incident.js';

/** Stores these users as members of the incident's channel. Can be repeated. */
export async function addMembers(tx: Tx, incident: IncidentKey, userIds: string[], at: Date): Promise<void> {
  if (userIds.length === 0) return;
  await tx.orm
    .insert(members)
    .values(userIds.map((userId) => ({ ...keyOf(incident), userId, joinedAt: at, observedAt: now })))
    .onConflictDoUpdate({
      target: [members.workspaceId, members.incidentNumber, members.userId],
      set: { leftAt: null, observedAt: now },
    });
}

/** Observations are compared by the database's clock, whichever process made them. */
const now = sql`clock_timestamp()`;

/** A person joined or left a channel, at Slack's time. */
export interface Membership {
  workspaceId: string;
  channelId: string;
  userId: string;
  isIn: boolean;
  at: Date;
}

/**
 * Stores who joined or left incident channels, with one statement for any number. Returns the incident's number for
 * each, or null if the channel has no incident. A late report of joining doesn't bring back a person who has left
 * since.
 */
export async function storeMemberships(tx: Tx, list: Membership[]): Promise<(number | null)[]> {
  const rows = await tx.run(upsertReported, [
    list.map(({ workspaceId }) => workspaceId),
    list.map(({ channelId }) => channelId),
    list.map(({ userId }) => userId),
    list.map(({ isIn }) => isIn),
    list.map(({ at }) => at.toISOString()),
  ]);
  return rows.map((row) => incident.parse(row).number);
}

const incident = z.object({ number: z.number().nullable() });

/**
 * For each person, the latest report counts. Known members cost no write. All statements use the same order, to avoid
 * deadlocks.
 */
const upsertReported = `
  with reported as (
    select reported.*, incidents.number
    from unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::timestamptz[]) with ordinality
      as reported (workspace_id, channel_id, user_id, is_in, at, place)
    left join incidents on incidents.workspace_id = reported.workspace_id and incidents.channel_id = reported.channel_id
  ), latest as (
    select distinct on (workspace_id, number, user_id) * from reported where number is not null
    order by workspace_id, number, user_id, at desc, place desc
  ), stored as (
    insert into incident_members as known (workspace_id, incident_number, user_id, joined_at, left_at, observed_at)
    select workspace_id, number, user_id, at, case when not is_in then at end, clock_timestamp() from latest
    where not (is_in and exists (
      select 1 from incident_members present
      where present.workspace_id = latest.workspace_id and present.incident_number = latest.number
        and present.user_id = latest.user_id and present.left_at is null))
    order by workspace_id, number, user_id
    on conflict (workspace_id, incident_number, user_id) do update
    set left_at = excluded.left_at, observed_at = excluded.observed_at
    where excluded.left_at is not null or known.left_at <= excluded.joined_at
  )
  select number from reported order by place`;

function keyOf(incident: IncidentKey) {
  return { workspaceId: incident.workspaceId, incidentNumber: incident.number };
}

/** Known members of one incident's channel who aren't in the other's; without bots. */
export async function membersToInvite(tx: Tx, from: IncidentKey, to: number): Promise<string[]> {
  const rows = await tx.run(selectMissing, [from.workspaceId, from.number, to]);
  return rows.map((row) => member.parse(row).user_id);
}

const member = z.object({ user_id: z.string() });

const selectMissing = `
  select user_id from incident_members here
  where workspace_id = $1 and incident_number = $2 and left_at is null
    and not exists (select from incident_members there
      where there.workspace_id = $1 and there.incident_number = $3
        and there.user_id = here.user_id and there.left_at is null)
    and not exists (select from users
      where users.workspace_id = $1 and users.user_id = here.user_id and users.is_bot)
  order by user_id`;

/** Whether somebody is in the incident's channel, or has joined and is waiting only for Slack. */
export async function isInOrJoining(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  userId: string,
): Promise<boolean> {
  const [row] = await tx.run(
    `select exists (select from incident_members
        where workspace_id = $1 and incident_number = $2 and user_id = $3 and left_at is null)
      or exists (select from effects
        where workspace_id = $1 and incident_number = $2 and kind = 'invite' and asked_by = $3
          and state in ('waiting', 'attempting') and payload -> 'userIds' ? $3) as is_in`,
    [workspaceId, number, userId],
  );
  return z.object({ is_in: z.boolean() }).parse(row).is_in;
}
