import type { Database } from '../../db/database.js';
import { actionItemHistories, actionItemsOf } from '../../db/queries/action-items/action-items.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import { readStored } from '../../db/queries/incident/stored/read-stored.js';
import { namesWithin } from '../../db/queries/people/names.js';
import { findPostmortem } from '../../db/queries/postmortems/postmortems.js';
import { runsOf } from '../../db/queries/runbooks/runs.js';
import { takeSnapshot } from '../../db/queries/snapshot.js';
import { entryLinksOf } from '../../db/queries/timeline/entry-posts.js';
import { messageItems } from '../../db/queries/timeline/report.js';
import { allEntries } from '../../db/queries/timeline/timeline-entries.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import type { StoredIncident } from '../../domain/incident/stored-incident.js';
import type { IncidentEvent } from '../../domain/incident-event.js';
import type { Postmortem } from '../../domain/postmortems/postmortem.js';
import type { Run } from '../../domain/runbooks/run.js';
import type { Sha256 } from '../../domain/timeline/hash-chain/chain-entry.js';
import type { Verdict } from '../../domain/timeline/hash-chain/verdict.js';
import { type ItemKey, itemKey } from '../../domain/timeline/item-key.js';
import type { Report, ReportEdit, ReportItem } from '../../domain/timeline/report.js';
import type { TimelineEntry } from '../../domain/timeline/timeline-entry.js';
import { verifyRecord } from './verify-record.js';

/** How a report is read. */
export interface ReportReading {
  /** The words of an entry. */
  textOf: (entry: TimelineEntry) => string;
  /** Null: the hash chain isn't checked. */
  sha256: Sha256 | null;
  /** Whether to read what an import needs, too. */
  hasStored?: boolean;
}

/** Everything stored about an incident and its post-mortem. */
export interface FullRecord {
  report: Omit<Report, 'record'> & { record: Verdict | null };
  entries: TimelineEntry[];
  runs: Run[];
  /** Null: nobody started it. */
  postmortem: Postmortem | null;
  /** Null: it wasn't asked for. */
  stored: StoredIncident | null;
}

/** Reads the full record of an incident for an export; null if it doesn't exist. */
export async function readReport(
  db: Database,
  key: IncidentKey,
  reading: ReportReading & { sha256: Sha256 },
): Promise<Report | null> {
  const report = (await readFullRecord(db, key, reading))?.report;
  return report?.record ? { ...report, record: report.record } : null;
}

/** Reads everything about an incident from one snapshot; null if it doesn't exist. */
export async function readFullRecord(
  db: Database,
  key: IncidentKey,
  { textOf, sha256, hasStored = false }: ReportReading,
): Promise<FullRecord | null> {
  const read = await db.transaction(async (tx) => {
    await takeSnapshot(tx);
    const incident = await findIncident(tx, key);
    return (
      incident &&
      Promise.all([
        incident,
        allEntries(tx, key),
        entryLinksOf(tx, key),
        messageItems(tx, key),
        sha256 && verifyRecord(tx, incident, { sha256, knownHead: null }),
        actionItemsOf(tx, key),
        actionItemHistories(tx, key),
        runsOf(tx, key),
        findPostmortem(tx, key),
        hasStored ? readStored(tx, key) : null,
      ])
    );
  });
  if (!read) return null;
  const [incident, entries, links, messages, record, items, histories, runs, postmortem, stored] = read;
  const actionItems = items.map((item) => ({ ...item, history: histories.get(item.number) ?? [] }));
  const own = entries.map((entry) => itemOf(entry, { text: textOf(entry), links }));
  const editsByItem = editsOf(entries);
  const timeline = [...own, ...messages]
    .map((item) => ({ ...item, edits: editsByItem.get(item.key) ?? [] }))
    .sort((a, b) => Number(a.occurredAt) - Number(b.occurredAt));
  const names = await namesWithin(db, key.workspaceId, { incident, timeline, actionItems, runs, postmortem });
  return { report: { incident, timeline, actionItems, names, record }, entries, runs, postmortem, stored };
}

/** The edits of each item by its key, oldest first. */
function editsOf(entries: TimelineEntry[]): Map<ItemKey, ReportEdit[]> {
  const editsByItem = new Map<ItemKey, ReportEdit[]>();
  for (const { occurredAt: at, authorId: by, event } of entries.toSorted((a, b) => a.id - b.id)) {
    if (event.kind !== 'item_edited') continue;
    const { item, text, occurredAt, isHighlight } = event;
    editsByItem.set(item, [...(editsByItem.get(item) ?? []), { at, by, text, occurredAt, isHighlight }]);
  }
  return editsByItem;
}

/** Firebreak's own entries are highlights unless somebody hid them. */
function itemOf(
  entry: TimelineEntry,
  { text, links }: { text: string; links: ReadonlyMap<number, string> },
): ReportItem {
  const { id, occurredAt, capturedAt, source, authorId, event, shownText, isHidden } = entry;
  return {
    key: itemKey({ kind: 'entry', id }),
    ...{ occurredAt, capturedAt, source, text, shownText },
    author: authorId === null ? null : { id: authorId, name: null, isBot: false },
    capturedBy: null,
    reason: null,
    note: null,
    permalink: links.get(occurredAt.getTime()) ?? null,
    ts: null,
    threadTs: null,
    isHighlight: !isHidden,
    revisions: [],
    edits: [],
    files: [],
    deletedAt: null,
    purgedAt: null,
    ...(event.kind === 'quoted' && quotedFields(event, authorId)),
  };
}

/** The author of a quote is the message's author. */
function quotedFields(
  { text, note, permalink, ts, purgedAt, ...quote }: Extract<IncidentEvent, { kind: 'quoted' }>,
  quotedBy: string | null,
): Partial<ReportItem> {
  const isBot = !/^[UW]/.test(quote.authorId);
  return {
    ...{ text, note, permalink, ts, capturedBy: quotedBy },
    author: quote.authorId === '' ? null : { id: quote.authorId, name: quote.authorName, isBot },
    purgedAt: purgedAt === undefined ? null : new Date(purgedAt),
  };
}
