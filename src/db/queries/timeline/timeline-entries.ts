import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { Source } from '../../../domain/actor.js';
import { type IncidentKey, incidentName } from '../../../domain/incident/incident.js';
import type { IncidentEvent } from '../../../domain/incident-event.js';
import { isPostmortemDetail, isPostmortemEvent } from '../../../domain/postmortems/events.js';
import { isRunbookDetail, isRunbookEvent } from '../../../domain/runbooks/events.js';
import type { NewEntry, TimelineEntry } from '../../../domain/timeline/timeline-entry.js';
import { param, prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { timelineEntries } from '../../schema/timeline.js';
import { storedEvent } from '../stored-event.js';

/** Stores entries in order. */
export async function insertEntries(tx: Tx, incident: IncidentKey, entries: NewEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, isHidden: isDetail(entry.event) }));
  await Promise.all(
    rows.map((row) => insertEntry(tx, { ...incident, ...row, event: storedEvent.write(row.event) })),
  );
}

/** Whether it is only in the full record: an edit of an item, and most of what happens to a
 * runbook's steps and to the post-mortem. */
function isDetail(event: IncidentEvent): boolean {
  if (isPostmortemEvent(event)) return isPostmortemDetail(event);
  return event.kind === 'item_edited' || (isRunbookEvent(event) && isRunbookDetail(event));
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
  return rows.map((row) => entryFromRow(tx, row));
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
  return rows.map((row) => entryFromRow(tx, row));
}

function ofIncident(incident: IncidentKey) {
  return and(
    eq(timelineEntries.workspaceId, incident.workspaceId),
    eq(timelineEntries.incidentNumber, incident.number),
  );
}

/** An entry from its row. If its event is unreadable, reports it, and the entry says so. */
export function entryFromRow(
  tx: Pick<Tx, 'onUnreadable'>,
  row: Pick<
    typeof timelineEntries.$inferSelect,
    | 'workspaceId'
    | 'incidentNumber'
    | 'id'
    | 'occurredAt'
    | 'capturedAt'
    | 'authorId'
    | 'source'
    | 'event'
    | 'shownText'
    | 'isHidden'
  >,
): TimelineEntry {
  const { id, occurredAt, capturedAt, authorId, shownText, isHidden } = row;
  return {
    id,
    occurredAt,
    capturedAt,
    authorId,
    source: row.source as Source,
    event: eventOf(tx, row),
    shownText,
    isHidden,
  };
}

function eventOf(
  { onUnreadable }: Pick<Tx, 'onUnreadable'>,
  row: Pick<typeof timelineEntries.$inferSelect, 'workspaceId' | 'incidentNumber' | 'id' | 'event'>,
): TimelineEntry['event'] {
  const read = storedEvent.read(row.event);
  if (read.kind === 'ok') return read.value;
  const { workspaceId, incidentNumber, id } = row;
  const place = `${workspaceId} ${incidentName(incidentNumber)} entry ${id}`;
  onUnreadable({ column: 'timeline_entries.event', row: place, why: read.why });
  return { kind: 'unreadable', entry: id };
}
