import type { Report } from '../domain/timeline/report.js';
import type { ExportedFile } from './exported-file.js';
import { jsonExport } from './json.js';

/** Every export format. */
export const exportFormats = { json: jsonExport } as const satisfies Record<
  string,
  (report: Report) => ExportedFile
>;

export type ExportFormat = keyof typeof exportFormats;
