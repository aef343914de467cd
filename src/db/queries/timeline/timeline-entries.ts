import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { Source } from '../../../domain/actor.js';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import type { IncidentEvent } from '../../../domain/incident-event.js';
import type { NewEntry, TimelineEntry } from '../../../domain/timeline/timeline-entry.js';
import { prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { timelineEntries } from '../../schema/timeline.js';

/** Stores entries in order. An edit of an item is only in the full record. */
export async function insertEntries(tx: Tx, incident: IncidentKey, entries: NewEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, isHidden: entry.event.kind === 'item_edited' }));
  await Promise.all(rows.map((row) => insertEntry(tx, { ...incident, ...row })));
}

const insertEntry = prepared((orm) =>
  orm.insert(timelineEntries).values({
    workspaceId: param('workspaceId'),
    incidentNumber: param('number'),
    occurredAt: param('occurredAt'),
    source: param('source'),
    authorId: param('authorId'),
    event: param('event'),
    isHidden: param('isHidden'),
  }),
);

/** The newest `limit` highlights, oldest first. */
export async function latestEntries(tx: Tx, incident: IncidentKey, limit: number): Promise<TimelineEntry[]> {
  const rows = await selectLatest(tx, { ...incident, limit });
  return rows.reverse().map(entryFromRow);
}

const selectLatest = prepared((orm) =>
  orm
    .select()
    .from(timelineEntries)
    .where(
      and(
        eq(timelineEntries.workspaceId, param('workspaceId')),
        eq(timelineEntries.incidentNumber, param('number')),
        eq(timelineEntries.isHidden, false),
      ),
    )
    .orderBy(desc(timelineEntries.occurredAt), desc(timelineEntries.id))
    .limit(param('limit')),
);

/** The newest `limit` entries of any kind with an id above `after`, newest first. */
export async function newestEntries(
  tx: Tx,
  incident: IncidentKey,
  { after, limit }: { after: number; limit: number },
): Promise<TimelineEntry[]> {
  const rows = await tx.orm
    .select()
    .from(timelineEntries)
    .where(and(ofIncident(incident), gt(timelineEntries.id, after)))
    .orderBy(desc(timelineEntries.id))
    .limit(limit);
  return rows.map(entryFromRow);
}

/** The title with which the incident was declared, or null if no entry has it. */
export async function declaredTitle(tx: Tx, incident: IncidentKey): Promise<string | null> {
  const [row] = await tx.orm
    .select({ title: sql<string | null>`${timelineEntries.event} ->> 'title'` })
    .from(timelineEntries)
    .where(and(ofIncident(incident), sql`${timelineEntries.event} ->> 'kind' = 'declared'`))
    .limit(1);
  return row?.title ?? null;
}

/** Every entry, in the order in which things happened. */
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

/** Events are written only by this program, through `insertEntries`. */
export function entryFromRow(
  row: Pick<
    typeof timelineEntries.$inferSelect,
    'id' | 'occurredAt' | 'capturedAt' | 'authorId' | 'source' | 'event' | 'shownText' | 'isHidden'
  >,
): TimelineEntry {
  const { id, occurredAt, capturedAt, authorId, shownText, isHidden } = row;
  return {
    id,
    occurredAt,
    capturedAt,
    authorId,
    source: row.source as Source,
    event: row.event as IncidentEvent,
    shownText,
    isHidden,
  };
}

const param = sql.placeholder;
