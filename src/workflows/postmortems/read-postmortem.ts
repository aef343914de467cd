import type { Database } from '../../db/database.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import type { StoredIncident } from '../../domain/incident/stored-incident.js';
import type { PostmortemDocument } from '../../domain/postmortems/document.js';
import { draftPostmortem } from '../../domain/postmortems/draft/draft.js';
import type { Postmortem } from '../../domain/postmortems/postmortem.js';
import { recordFrom } from '../../domain/postmortems/record.js';
import { type ReportReading, readFullRecord } from '../timeline/read-report.js';

/** An incident's post-mortem as people read it, and what is stored of it; null: nobody started it. */
export interface ReadPostmortem {
  document: PostmortemDocument;
  postmortem: Postmortem | null;
  /** What an import needs; null: it wasn't asked for. */
  stored: StoredIncident | null;
}

/**
 * Drafts the post-mortem of an incident from its record, with what people wrote; null if there is no such incident.
 * `textOf` gives people as `<@U…>`.
 */
export async function readPostmortem(
  db: Database,
  key: IncidentKey,
  reading: ReportReading,
): Promise<ReadPostmortem | null> {
  const full = await readFullRecord(db, key, reading);
  if (!full) return null;
  const { report, entries, runs, postmortem, stored } = full;
  const document = draftPostmortem(recordFrom(report, entries, runs), postmortem);
  return { document, postmortem, stored };
}
