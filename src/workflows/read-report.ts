import type { Database } from '../db/database.js';
import { findIncident } from '../db/queries/incidents.js';
import { messageLines } from '../db/queries/report.js';
import { takeSnapshot } from '../db/queries/snapshot.js';
import { allEntries } from '../db/queries/timeline.js';
import type { IncidentKey } from '../domain/incident.js';
import type { Report, ReportLine } from '../domain/report.js';
import type { Sha256 } from '../domain/seal.js';
import type { TimelineEntry } from '../domain/timeline-entry.js';
import { verifyRecord } from './verify-record.js';

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
  const timeline = [...done, ...messages].sort((a, b) => Number(a.occurredAt) - Number(b.occurredAt));
  return { incident, timeline, record };
}

/** What was done through Firebreak is always a key entry. */
function lineOf(entry: TimelineEntry, text: string): ReportLine {
  const { occurredAt, capturedAt, source, authorId, happening } = entry;
  const purgedAt = happening.kind === 'quoted' ? happening.purgedAt : undefined;
  return {
    ...{ occurredAt, capturedAt, source, text },
    author: authorId === null ? null : { id: authorId, name: null, isBot: false },
    capturedBy: null,
    reason: null,
    permalink: null,
    ts: null,
    threadTs: null,
    isKey: true,
    revisions: [],
    files: [],
    deletedAt: null,
    purgedAt: purgedAt === undefined ? null : new Date(purgedAt),
  };
}
