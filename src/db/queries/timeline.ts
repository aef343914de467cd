import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { Source } from '../../domain/actor.js';
import type { Happening } from '../../domain/happening.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import type { NewEntry, TimelineEntry } from '../../domain/timeline/timeline-entry.js';
import type { Tx } from '../database.js';
import { prepared } from '../prepared.js';
import { timelineEntries } from '../schema/record.js';

/** Stores entries in their order. That somebody mended a line stands in the full record only. */
export async function insertEntries(tx: Tx, incident: IncidentKey, entries: NewEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, isHidden: entry.happening.kind === 'amended' }));
  await Promise.all(rows.map((row) => insertEntry(tx, { ...incident, ...row })));
}

const insertEntry = prepared((orm) =>
  orm.insert(timelineEntries).values({
    workspaceId: given('workspaceId'),
    incidentNumber: given('number'),
    occurredAt: given('occurredAt'),
    source: given('source'),
    authorId: given('authorId'),
    happening: given('happening'),
    isHidden: given('isHidden'),
  }),
);

/** The newest `limit` key entries, oldest first. */
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
        eq(timelineEntries.workspaceId, given('workspaceId')),
        eq(timelineEntries.incidentNumber, given('number')),
        eq(timelineEntries.isHidden, false),
      ),
    )
    .orderBy(desc(timelineEntries.occurredAt), desc(timelineEntries.id))
    .limit(given('limit')),
);

/** The newest `limit` entries with an id above `after`, whatever they are, newest first. */
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
export function entryFromRow(
  row: Pick<
    typeof timelineEntries.$inferSelect,
    'id' | 'occurredAt' | 'capturedAt' | 'authorId' | 'source' | 'happening' | 'shownText' | 'isHidden'
  >,
): TimelineEntry {
  const { id, occurredAt, capturedAt, authorId, shownText, isHidden } = row;
  return {
    id,
    occurredAt,
    capturedAt,
    authorId,
    source: row.source as Source,
    happening: row.happening as Happening,
    shownText,
    isHidden,
  };
}

const given = sql.placeholder;
