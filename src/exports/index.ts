import type { Report } from '../domain/timeline/report.js';
import type { ExportedFile } from './exported-file.js';
import { jsonExport } from './json.js';

/** Every format that an incident can leave in. */
export const exportFormats = { json: jsonExport } as const satisfies Record<
  string,
  (report: Report) => ExportedFile
>;

export type ExportFormat = keyof typeof exportFormats;
