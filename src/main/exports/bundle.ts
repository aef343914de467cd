import { Readable } from 'node:stream';
import yazl from 'yazl';
import { incidentName } from '../../domain/incident/incident.js';
import type { PostmortemDocument } from '../../domain/postmortems/document.js';
import { baseName } from '../../exports/base-name.js';
import type { ExportedFile } from '../../exports/exported-file.js';
import { verdictJson } from '../../exports/verdict-json.js';
import { PdfFailed } from '../pdf/pdf-failed.js';
import { sha256 } from '../sha256.js';
import { copiesIn, type ExportSource } from './export-source.js';
import { makeFiles, type SingleFormat, singleFormats } from './formats.js';

/** What a bundle says of a file in it. */
interface Listed {
  path: string;
  bytes: number;
  sha256: string;
}

/** A zip with every format, the copied images and a manifest, as a stream. The same document gives the same bytes. */
export async function bundle(
  source: ExportSource,
  formats: readonly SingleFormat[] = singleFormats,
): Promise<{ fileName: string; content: Readable }> {
  const { document, readCopy } = source;
  const zip = new yazl.ZipFile();
  const content = Readable.from(zip.outputStream);
  zip.on('error', (error) => content.destroy(error));
  const listed: Listed[] = [];
  const leftOut: string[] = [];
  for (const format of formats)
    for (const file of await makeFiles(format, source).catch(withoutPdf(leftOut))) {
      listed.push(listedAs(file.fileName, file.bytes));
      zip.addBuffer(Buffer.from(file.bytes), file.fileName, optionsOf(document));
    }
  for (const { id, path } of copiesIn(document)) {
    const bytes = await readCopy(id);
    if (!bytes) continue;
    listed.push(listedAs(path, bytes));
    // Read again when its turn comes, so that no more than one is in memory.
    zip.addReadStreamLazy(path, { ...optionsOf(document), compress: false }, (done) => {
      readCopy(id).then(
        (again) => done(null, Readable.from([again ?? new Uint8Array()])),
        (error: unknown) => done(error, Readable.from([])),
      );
    });
  }
  const manifest = manifestOf(document, listed, leftOut);
  zip.addBuffer(Buffer.from(manifest.bytes), manifest.fileName, optionsOf(document));
  zip.end();
  return { fileName: `${baseName(document)}.zip`, content };
}

function listedAs(path: string, bytes: Uint8Array): Listed {
  return { path, bytes: bytes.length, sha256: sha256(bytes) };
}

/** A bundle without a PDF, if there can't be one, is better than none; its manifest says why. */
function withoutPdf(leftOut: string[]): (error: unknown) => ExportedFile[] {
  return (error) => {
    if (!(error instanceof PdfFailed)) throw error;
    leftOut.push(error.message);
    return [];
  };
}

function manifestOf(document: PostmortemDocument, files: Listed[], leftOut: string[]): ExportedFile {
  const { incident, redactedFor, asOf, verdict } = document;
  const whole = {
    format: 'firebreak.bundle/1',
    incident: incidentName(incident.number),
    profile: redactedFor ?? 'internal',
    asOf: asOf.toISOString(),
    files,
    leftOut,
    record: verdict && verdictJson(verdict),
  };
  return {
    fileName: 'manifest.json',
    mediaType: 'application/json',
    bytes: new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`),
  };
}

/**
 * The day of the document at noon of this machine's zone. A zip has local times, so that the same moment would give other
 * bytes elsewhere; noon is never left out when clocks change.
 */
function optionsOf({ asOf }: PostmortemDocument) {
  const mtime = new Date(asOf.getUTCFullYear(), asOf.getUTCMonth(), asOf.getUTCDate(), 12);
  return { mtime, mode: 0o100644, forceDosTimestamp: true };
}
