import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Source } from '../../domain/actor.js';
import type { Happening } from '../../domain/happening.js';
import type { IncidentKey } from '../../domain/incident.js';
import type { NewEntry, TimelineEntry } from '../../domain/timeline-entry.js';
import type { Tx } from '../database.js';
import { timelineEntries } from '../schema.js';

export async function insertEntries(tx: Tx, incident: IncidentKey, entries: NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const key = { workspaceId: incident.workspaceId, incidentNumber: incident.number };
  await tx.orm.insert(timelineEntries).values(entries.map((entry) => ({ ...key, ...entry })));
}

/** The newest `limit` entries, oldest first. */
export async function latestEntries(tx: Tx, incident: IncidentKey, limit: number): Promise<TimelineEntry[]> {
  const rows = await tx.orm
    .select()
    .from(timelineEntries)
    .where(ofIncident(incident))
    .orderBy(desc(timelineEntries.occurredAt), desc(timelineEntries.id))
    .limit(limit);
  return rows.reverse().map(entryFromRow);
}

/** The title that the incident was declared with; null where no entry says so. */
export async function declaredTitle(tx: Tx, incident: IncidentKey): Promise<string | null> {
  const [row] = await tx.orm
    .select({ title: sql<string | null>`${timelineEntries.happening} ->> 'title'` })
    .from(timelineEntries)
    .where(and(ofIncident(incident), sql`${timelineEntries.happening} ->> 'kind' = 'declared'`))
    .limit(1);
  return row?.title ?? null;
}

/** Every entry in the order in which things happened. */
export async function allEntries(tx: Tx, incident: IncidentKey): Promise<TimelineEntry[]> {
  const rows = await tx.orm
    .select()
    .from(timelineEntries)
    .where(ofIncident(incident))
    .orderBy(asc(timelineEntries.occurredAt), asc(timelineEntries.id));
  return rows.map(entryFromRow);
}

function ofIncident(incident: IncidentKey) {
  return and(
    eq(timelineEntries.workspaceId, incident.workspaceId),
    eq(timelineEntries.incidentNumber, incident.number),
  );
}

/** Happenings are written by this program only, through `insertEntries`. */
function entryFromRow(row: typeof timelineEntries.$inferSelect): TimelineEntry {
  const { id, occurredAt, capturedAt, authorId } = row;
  return {
    id,
    occurredAt,
    capturedAt,
    authorId,
    source: row.source as Source,
    happening: row.happening as Happening,
  };
}
