import { buffer } from 'node:stream/consumers';
import type { Database } from '../../db/database.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import type { FileFormat } from '../../domain/postmortems/file-format.js';
import type { TemplateRule } from '../../domain/postmortems/templates/template-rule.js';
import type { WantedExport } from '../../domain/postmortems/wanted-export.js';
import type { RedactionPolicy } from '../../domain/redaction/profile.js';
import { redactDocument } from '../../domain/redaction/redact-document.js';
import { entryText } from '../../exports/entry-text.js';
import type { ExportedFile } from '../../exports/exported-file.js';
import { readPostmortem } from '../../workflows/postmortems/read-postmortem.js';
import { copyOfFile } from '../../workflows/read-for-operator.js';
import { PdfFailed, type PdfFailure } from '../pdf/pdf-failed.js';
import { sha256 } from '../sha256.js';
import { bundle } from './bundle.js';
import { type ExportSource, hasStored } from './export-source.js';
import { makeFiles } from './formats.js';

/** What somebody asked for, and what the operator configured. All of it is plain data. */
export interface ExportJob {
  asked: IncidentKey & WantedExport & { askedAt: string };
  /** Further fonts for PDFs; null: none. */
  fontFolder: string | null;
  redaction: RedactionPolicy;
  templates: readonly TemplateRule[];
}

/** `incomplete`: what a file doesn't show, a sentence each; a PDF says it on its first page. */
export type MadeExport =
  | { kind: 'files'; title: string; files: ExportedFile[]; incomplete: string[] }
  /** There is no such incident any more. */
  | { kind: 'hidden' }
  | { kind: 'without_pdf'; code: PdfFailure; why: string };

/** Makes the files that a person asked for, of the incident as it is now. Only reads from the database. */
export async function makeExport(db: Database, job: ExportJob): Promise<MadeExport> {
  const { asked, templates, fontFolder } = job;
  const { workspaceId, number, format, profile } = asked;
  const key = { workspaceId, number };
  const reading = { textOf: entryText, sha256, hasStored: hasStored(format, profile), templates };
  const read = await readPostmortem(db, key, reading);
  if (!read) return { kind: 'hidden' };
  const { document } = redactDocument(read.document, profile, job.redaction);
  const readCopy = (fileId: string) => copyOfFile(db, key, fileId);
  const incomplete: string[] = [];
  const warn = (line: string) => void incomplete.push(line);
  const source = { document, stored: read.stored, readCopy, fontFolder, pdfLimits, warn };
  try {
    const files = await filesOf(format, source);
    return { kind: 'files', title: document.incident.title, files, incomplete };
  } catch (error) {
    if (!(error instanceof PdfFailed)) throw error;
    return { kind: 'without_pdf', code: error.code, why: `${error.message} ${error.cause}` };
  }
}

/** Less than the whole export may take. */
const pdfLimits = { timeMs: 80_000, bytes: 1_500_000_000 };

async function filesOf(format: FileFormat, source: ExportSource): Promise<ExportedFile[]> {
  if (format !== 'bundle') return makeFiles(format, source);
  const { fileName, content } = await bundle(source);
  return [{ fileName, mediaType: 'application/zip', bytes: await buffer(content) }];
}
