import type { Tx } from '../db/database.js';
import { findIncident } from '../db/queries/incidents.js';
import { messageLines } from '../db/queries/report.js';
import { allEntries } from '../db/queries/timeline.js';
import type { IncidentKey } from '../domain/incident.js';
import type { Report, ReportLine } from '../domain/report.js';
import type { TimelineEntry } from '../domain/timeline-entry.js';

/** Everything known of an incident, for what leaves as a file; null where there is none. */
export async function readReport(
  tx: Tx,
  key: IncidentKey,
  textOf: (entry: TimelineEntry) => string,
): Promise<Report | null> {
  const [incident, entries, messages] = await Promise.all([
    findIncident(tx, key),
    allEntries(tx, key),
    messageLines(tx, key),
  ]);
  if (!incident) return null;
  const done = entries.map((entry) => lineOf(entry, textOf(entry)));
  const timeline = [...done, ...messages].sort((a, b) => Number(a.occurredAt) - Number(b.occurredAt));
  return { incident, timeline };
}

/** What was done through Firebreak is always a key entry. */
function lineOf(entry: TimelineEntry, text: string): ReportLine {
  const { occurredAt, capturedAt, source, authorId, happening } = entry;
  const purgedAt = happening.kind === 'quoted' ? happening.purgedAt : undefined;
  return {
    ...{ occurredAt, capturedAt, source, text },
    author: authorId === null ? null : { id: authorId, name: null, isBot: false },
    capturedBy: null,
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
