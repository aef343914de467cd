import { and, asc, eq } from 'drizzle-orm';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import type { Comment } from '../../../domain/postmortems/postmortem.js';
import type { Tx } from '../../database.js';
import { incomingValues } from '../../incoming-values.js';
import { postmortemComments } from '../../schema/postmortems.js';

/** All comments on the post-mortem of an incident, by number. */
export async function commentsOn(tx: Tx, incident: IncidentKey): Promise<Comment[]> {
  const { workspaceId, incidentNumber, number } = postmortemComments;
  const rows = await tx.orm
    .select()
    .from(postmortemComments)
    .where(and(eq(workspaceId, incident.workspaceId), eq(incidentNumber, incident.number)))
    .orderBy(asc(number));
  return rows.map(commentFrom);
}

/** Writes a comment as it is now. */
export async function saveComment(
  tx: Tx,
  { workspaceId, number: incidentNumber }: IncidentKey,
  { at, by, resolved, told, ...comment }: Comment,
): Promise<void> {
  await tx.orm
    .insert(postmortemComments)
    .values({
      ...{ workspaceId, incidentNumber, ...comment, told: [...told], commentedAt: at, commentedBy: by },
      ...{ resolvedAt: resolved?.at ?? null, resolvedBy: resolved?.by ?? null },
    })
    .onConflictDoUpdate({
      target: [postmortemComments.workspaceId, postmortemComments.incidentNumber, postmortemComments.number],
      set: incomingValues(postmortemComments),
    });
}

function commentFrom(row: typeof postmortemComments.$inferSelect): Comment {
  const { number, section, markdown, commentedAt: at, commentedBy: by, told, resolvedAt, resolvedBy } = row;
  const resolved = resolvedAt && resolvedBy ? { by: resolvedBy, at: resolvedAt } : null;
  return { number, section, markdown, by, at, told, resolved };
}
