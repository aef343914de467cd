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
import { recordAccess } from '../../workflows/audit/record-access.js';
import { readForExport, type Withheld } from '../../workflows/postmortems/read-for-export.js';
import { copyOfFile } from '../../workflows/read-for-operator.js';
import { PdfFailed } from '../pdf/pdf-failed.js';
import { sealing } from '../sealing.js';
import { sha256 } from '../sha256.js';
import { bundle } from './bundle.js';
import { type ExportSource, hasStored } from './export-source.js';
import { makeFiles } from './formats.js';

export interface ExportDeps {
  db: Database;
  /** Further fonts for PDFs; null: none. */
  fontFolder: string | null;
  redaction: RedactionPolicy;
  templates: readonly TemplateRule[];
  clock: () => Date;
  onFailed: (error: PdfFailed) => void;
  /** What a file doesn't show; a PDF says it on its first page. */
  onIncomplete: (line: string) => void;
}

export type MadeExport =
  | { kind: 'files'; title: string; files: ExportedFile[]; incomplete: string[] }
  | { kind: Withheld }
  /** Another one is being made. */
  | { kind: 'busy' }
  /** It can't be made in this format; `error`: such as `pdf_timeout`. */
  | { kind: 'failed'; error: string };

type Asked = IncidentKey & WantedExport & { askedAt: string };

/** Makes exports one at a time, so that ten that are asked for at once don't keep everybody waiting. */
export function openExports(deps: ExportDeps): (asked: Asked) => Promise<MadeExport> {
  let isBusy = false;
  return async (asked) => {
    if (isBusy) return { kind: 'busy' };
    isBusy = true;
    try {
      return await makeExport(deps, asked);
    } finally {
      isBusy = false;
    }
  };
}

/** Makes the files that a person asked for, of the incident as it is now; or says why they don't get it. */
async function makeExport(deps: ExportDeps, asked: Asked): Promise<MadeExport> {
  const { workspaceId, number, userId, format, profile } = asked;
  const { templates } = deps;
  const reading = { textOf: entryText, sha256, hasStored: hasStored(format, profile), templates };
  const read = await readForExport(deps.db, { workspaceId, number, userId }, reading);
  if (typeof read === 'string') return { kind: read };
  await recordExport(deps, asked);
  const { document } = redactDocument(read.document, profile, deps.redaction);
  const readCopy = (fileId: string) => copyOfFile(deps.db, { workspaceId, number }, fileId);
  try {
    const { fontFolder, onIncomplete } = deps;
    const incomplete: string[] = [];
    const warn = (line: string) => {
      onIncomplete(line);
      incomplete.push(line);
    };
    const source = { document, stored: read.stored, readCopy, fontFolder, pdfLimits, warn };
    const files = await filesOf(format, source);
    return { kind: 'files', title: document.incident.title, files, incomplete };
  } catch (error) {
    if (!(error instanceof PdfFailed)) throw error;
    deps.onFailed(error);
    return { kind: 'failed', error: `pdf_${error.code}` };
  }
}

/** Records it once, also if it is delivered in several attempts. */
async function recordExport({ db, clock }: ExportDeps, asked: Asked): Promise<void> {
  const { workspaceId, number: incident, userId, format, profile, isShared, askedAt } = asked;
  const key = `export ${incident} ${userId} ${askedAt} ${format} ${profile}`;
  const accessing = { workspaceId, key, at: clock(), actor: { kind: 'person', id: userId } as const };
  const access = { kind: 'incident_exported', incident, format, profile, isShared } as const;
  await db.transaction((tx) => recordAccess(tx, accessing, access, sealing));
}

/** An attempt to deliver it must end within its lease. */
const pdfLimits = { timeMs: 12_000, bytes: 1_500_000_000 };

async function filesOf(format: FileFormat, source: ExportSource): Promise<ExportedFile[]> {
  if (format !== 'bundle') return makeFiles(format, source);
  const { fileName, content } = await bundle(source);
  return [{ fileName, mediaType: 'application/zip', bytes: await buffer(content) }];
}
