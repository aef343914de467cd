import { and, eq, isNull, sql } from 'drizzle-orm';
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

/** Remembers that a user has left the incident's channel. */
export async function removeMember(tx: Tx, incident: IncidentKey, userId: string, at: Date): Promise<void> {
  await tx.orm.update(members).set({ leftAt: at }).where(is(incident, userId));
}

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
