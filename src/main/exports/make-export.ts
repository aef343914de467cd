import { buffer } from 'node:stream/consumers';
import type { Database } from '../../db/database.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import type { FileFormat } from '../../domain/postmortems/file-format.js';
import { entryText } from '../../exports/entry-text.js';
import type { ExportedFile } from '../../exports/exported-file.js';
import { readForExport, type Withheld } from '../../workflows/postmortems/read-for-export.js';
import { copyOfFile } from '../../workflows/read-for-operator.js';
import { sha256 } from '../sha256.js';
import { bundle, zipOf } from './bundle.js';
import type { ExportSource } from './export-source.js';
import { makeFiles } from './formats.js';

/** Makes the file that a person asked for, of the incident as it is now; or says why they don't get it. */
export async function makeExport(
  { db, fontFolder, warn }: { db: Database; fontFolder: string | null; warn: (line: string) => void },
  asked: IncidentKey & { userId: string; format: FileFormat },
): Promise<ExportedFile | Withheld> {
  const { workspaceId, number, userId, format } = asked;
  const read = await readForExport(db, { workspaceId, number, userId }, { textOf: entryText, sha256 });
  if (typeof read === 'string') return read;
  const readCopy = (fileId: string) => copyOfFile(db, { workspaceId, number }, fileId);
  return oneFile(format, { document: read, readCopy, fontFolder, warn });
}

/** The files of a format as one: several become a zip. */
async function oneFile(format: FileFormat, source: ExportSource): Promise<ExportedFile> {
  if (format === 'bundle') return inMemory(await bundle(source));
  const files = await makeFiles(format, source);
  const [only, ...others] = files;
  return only && others.length === 0 ? only : inMemory(zipOf(source.document, format, files));
}

async function inMemory({ fileName, content }: Awaited<ReturnType<typeof bundle>>): Promise<ExportedFile> {
  return { fileName, mediaType: 'application/zip', bytes: await buffer(content) };
}
