import type { StoredIncident } from '../domain/incident/stored-incident.js';
import type { PostmortemDocument } from '../domain/postmortems/document.js';
import { actionItemsFile } from './action-items/action-items-csv.js';
import type { ExportedFile } from './exported-file.js';
import { jsonExport } from './json.js';
import { markdownExport } from './postmortems/markdown.js';
import { timelineCsv } from './timeline/timeline-csv.js';

/** The files of an incident in one format. `stored`: what an import needs. */
export type FormatExport = (document: PostmortemDocument, stored: StoredIncident | null) => ExportedFile[];

/** Every format that is a function of the document alone. Those that need more are in `src/main/exports/formats.ts`. */
export const pureFormats = {
  md: (document) => [markdownExport(document)],
  json: (document, stored) => [jsonExport(document, stored)],
  csv: (document) => [timelineCsv(document), actionItemsFile(document)],
} as const satisfies Record<string, FormatExport>;
