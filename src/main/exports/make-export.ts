import type { Database } from '../../db/database.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import type { PostmortemDocument } from '../../domain/postmortems/document.js';
import type { FileFormat } from '../../domain/postmortems/file-format.js';
import type { Report } from '../../domain/timeline/report.js';
import { entryText } from '../../exports/entry-text.js';
import type { ExportedFile } from '../../exports/exported-file.js';
import { jsonExport } from '../../exports/json.js';
import { markdownExport } from '../../exports/postmortem/markdown.js';
import { readForExport, type Withheld } from '../../workflows/postmortems/read-for-export.js';
import { sha256 } from '../sha256.js';

/** How a post-mortem becomes a file in each format. */
const makers: Record<FileFormat, (document: PostmortemDocument) => ExportedFile | Promise<ExportedFile>> = {
  md: markdownExport,
  json: (document) => jsonExport(reportOf(document)),
};

/** Makes the file that a person asked for, of the incident as it is now; or says why they don't get it. */
export async function makeExport(
  db: Database,
  asked: IncidentKey & { userId: string; format: FileFormat },
): Promise<ExportedFile | Withheld> {
  const { workspaceId, number, userId, format } = asked;
  const read = await readForExport(db, { workspaceId, number, userId }, { textOf: entryText, sha256 });
  return typeof read === 'string' ? read : makers[format](read);
}

function reportOf({ incident, record: timeline, actionItems, names, verdict }: PostmortemDocument): Report {
  if (!verdict) throw new Error('An export says whether the record is unaltered, which was not checked.');
  return { incident, timeline, actionItems, names, record: verdict };
}
