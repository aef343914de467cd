import type { Database } from '../../db/database.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import type { StoredIncident } from '../../domain/incident/stored-incident.js';
import type { PostmortemDocument } from '../../domain/postmortems/document.js';
import { draftPostmortem } from '../../domain/postmortems/draft/draft.js';
import type { Postmortem } from '../../domain/postmortems/postmortem.js';
import { recordFrom } from '../../domain/postmortems/record.js';
import type { Template } from '../../domain/postmortems/template.js';
import { keepWritten } from '../../domain/postmortems/templates/keep-written.js';
import { type TemplateRule, templateFor } from '../../domain/postmortems/templates/template-rule.js';
import { type ReportReading, readFullRecord } from '../timeline/read-report.js';

/** An incident's post-mortem as people read it, and what is stored of it; null: nobody started it. */
export interface ReadPostmortem {
  document: PostmortemDocument;
  postmortem: Postmortem | null;
  /** What an import needs; null: it wasn't asked for. */
  stored: StoredIncident | null;
  template: Template;
}

export interface PostmortemReading extends ReportReading {
  /** The policy's, one of which an incident's post-mortem follows that nobody has started. */
  templates: readonly TemplateRule[];
  /** Drafts it with this template instead of its own. */
  template?: Template | undefined;
}

/**
 * Drafts the post-mortem of an incident from its record, with what people wrote; null if there is no such incident.
 * `textOf` gives people as `<@U…>`.
 */
export async function readPostmortem(
  db: Database,
  key: IncidentKey,
  reading: PostmortemReading,
): Promise<ReadPostmortem | null> {
  const full = await readFullRecord(db, key, reading);
  if (!full) return null;
  const { report, entries, runs, postmortem, stored } = full;
  const { templates, template: tried = null } = reading;
  const own = postmortem?.template ?? templateFor(templates, report.incident);
  const other = tried && (postmortem ? keepWritten(tried, postmortem) : tried);
  const template = other ?? own;
  return {
    document: draftPostmortem(recordFrom(report, entries, runs), postmortem, template),
    postmortem,
    stored,
    template,
  };
}
