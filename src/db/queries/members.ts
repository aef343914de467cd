import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { IncidentKey } from '../../domain/incident.js';
import type { Tx } from '../database.js';
import { members } from '../schema/incidents.js';

/** Remembers that these users belong to the incident's channel. Again is harmless. */
export async function addMembers(tx: Tx, incident: IncidentKey, userIds: string[], at: Date): Promise<void> {
  if (userIds.length === 0) return;
  await tx.orm
    .insert(members)
    .values(userIds.map((userId) => ({ ...keyOf(incident), userId, joinedAt: at })))
    .onConflictDoUpdate({
      target: [members.workspaceId, members.incidentNumber, members.userId],
      set: { leftAt: null },
    });
}

/** Somebody came into a channel or left it, when Slack says. */
export interface Membership {
  workspaceId: string;
  channelId: string;
  userId: string;
  isIn: boolean;
  at: Date;
}

/**
 * Remembers in one statement who came into an incident's channel or left it, and gives the incident's number; null where
 * the channel is no incident's. Who has left since is not let in again by what is told late.
 */
export async function noteMember(tx: Tx, membership: Membership): Promise<number | null> {
  const { workspaceId, channelId, userId, isIn, at } = membership;
  const [row] = await tx.run(isIn ? noteIn : noteOut, [workspaceId, channelId, userId, at.toISOString()]);
  return row ? incident.parse(row).number : null;
}

const incident = z.object({ number: z.number() });

const ofChannel =
  'with incident as (select number from incidents where workspace_id = $1 and channel_id = $2), noted as';

const noteIn = `${ofChannel} (
    insert into incident_members as known (workspace_id, incident_number, user_id, joined_at)
    select $1, number, $3, $4::timestamptz from incident
    on conflict (workspace_id, incident_number, user_id) do update set left_at = null
    where known.left_at <= excluded.joined_at
  )
  select number from incident`;

const noteOut = `${ofChannel} (
    update incident_members set left_at = $4::timestamptz from incident
    where workspace_id = $1 and incident_number = number and user_id = $3
  )
  select number from incident`;

/** Whether the user is in the incident's channel, as far as is known. */
export async function isMember(tx: Tx, incident: IncidentKey, userId: string): Promise<boolean> {
  const rows = await tx.orm
    .select({ one: sql`1` })
    .from(members)
    .where(and(is(incident, userId), isNull(members.leftAt)));
  return rows.length > 0;
}

function keyOf(incident: IncidentKey) {
  return { workspaceId: incident.workspaceId, incidentNumber: incident.number };
}

function is(incident: IncidentKey, userId: string) {
  return and(
    eq(members.workspaceId, incident.workspaceId),
    eq(members.incidentNumber, incident.number),
    eq(members.userId, userId),
  );
}
