import type { Database } from '../db/database.js';
import { findIncident } from '../db/queries/incidents.js';
import { namesWithin } from '../db/queries/names.js';
import { messageLines } from '../db/queries/report.js';
import { takeSnapshot } from '../db/queries/snapshot.js';
import { allEntries } from '../db/queries/timeline.js';
import type { Happening } from '../domain/happening.js';
import type { IncidentKey } from '../domain/incident/incident.js';
import type { Report, ReportAmendment, ReportLine } from '../domain/report.js';
import type { Sha256 } from '../domain/seals/seal.js';
import { type LineKey, lineKey } from '../domain/timeline/line-key.js';
import type { TimelineEntry } from '../domain/timeline/timeline-entry.js';
import { verifyRecord } from './record/verify-record.js';

/** Everything known of an incident, for what leaves as a file; null where there is none. All of it is of one moment. */
export async function readReport(
  db: Database,
  key: IncidentKey,
  { textOf, sha256 }: { textOf: (entry: TimelineEntry) => string; sha256: Sha256 },
): Promise<Report | null> {
  const read = await db.transaction(async (tx) => {
    await takeSnapshot(tx);
    const incident = await findIncident(tx, key);
    return (
      incident &&
      Promise.all([
        incident,
        allEntries(tx, key),
        messageLines(tx, key),
        verifyRecord(tx, incident, { sha256, knownHead: null }),
      ])
    );
  });
  if (!read) return null;
  const [incident, entries, messages, record] = read;
  const done = entries.map((entry) => lineOf(entry, textOf(entry)));
  const amended = amendmentsOf(entries);
  const timeline = [
    ...done,
    ...messages.map((line) => ({ ...line, key: lineKey({ kind: 'message', ts: line.ts ?? '' }) })),
  ]
    .map(({ key, ...line }) => ({ ...line, amendments: amended.get(key) ?? [] }))
    .sort((a, b) => Number(a.occurredAt) - Number(b.occurredAt));
  const names = await namesWithin(db, key.workspaceId, { incident, timeline });
  return { incident, timeline, names, record };
}

/** What was mended of each line, by its key, oldest first. */
function amendmentsOf(entries: TimelineEntry[]): Map<LineKey, ReportAmendment[]> {
  const amended = new Map<LineKey, ReportAmendment[]>();
  for (const { occurredAt: at, authorId: by, happening } of entries.toSorted((a, b) => a.id - b.id)) {
    if (happening.kind !== 'amended') continue;
    const { line, text, occurredAt, isKey } = happening;
    amended.set(line, [...(amended.get(line) ?? []), { at, by, text, occurredAt, isKey }]);
  }
  return amended;
}

/** What was done through Firebreak is a key entry, unless somebody took it off the timeline. */
function lineOf(entry: TimelineEntry, text: string): ReportLine & { key: LineKey } {
  const { id, occurredAt, capturedAt, source, authorId, happening, shownText, isHidden } = entry;
  return {
    key: lineKey({ kind: 'entry', id }),
    ...{ occurredAt, capturedAt, source, text, shownText },
    author: authorId === null ? null : { id: authorId, name: null, isBot: false },
    capturedBy: null,
    reason: null,
    note: null,
    permalink: null,
    ts: null,
    threadTs: null,
    isKey: !isHidden,
    revisions: [],
    amendments: [],
    files: [],
    deletedAt: null,
    purgedAt: null,
    ...(happening.kind === 'quoted' && quotedLine(happening, authorId)),
  };
}

/** Of a quote the author is who wrote the message. */
function quotedLine(
  { text, note, permalink, ts, purgedAt, ...quote }: Extract<Happening, { kind: 'quoted' }>,
  quotedBy: string | null,
): Partial<ReportLine> {
  const isBot = !/^[UW]/.test(quote.authorId);
  return {
    ...{ text, note, permalink, ts, capturedBy: quotedBy },
    author: quote.authorId === '' ? null : { id: quote.authorId, name: quote.authorName, isBot },
    purgedAt: purgedAt === undefined ? null : new Date(purgedAt),
  };
}
