import type { StoredIncident } from '../../domain/incident/stored-incident.js';
import type { PostmortemDocument } from '../../domain/postmortems/document.js';
import type { FileFormat } from '../../domain/postmortems/file-format.js';
import type { Profile } from '../../domain/redaction/profile.js';
import { copyPath } from '../../exports/copy-path.js';
import type { ImageOf } from '../../exports/postmortems/image-of.js';
import type { Limits } from '../child/run-child.js';

/** What an export is made from. */
export interface ExportSource {
  /** Redacted for whom it is. */
  document: PostmortemDocument;
  /** What an import needs; null in redacted files. */
  stored: StoredIncident | null;
  /** The bytes of a copied image; null if there is no copy any more. */
  readCopy: (fileId: string) => Promise<Uint8Array | null>;
  /** A folder with further fonts for PDFs; null: none. */
  fontFolder: string | null;
  /** Takes a sentence about what a file doesn't show. */
  warn: (line: string) => void;
  /** Of making a PDF; default: generous ones. */
  pdfLimits?: Limits;
}

/** Whether an export has what an import needs: only files that nothing is kept from. */
export function hasStored(format: FileFormat, profile: Profile): boolean {
  return profile === 'internal' && (format === 'json' || format === 'bundle');
}

/** More than this is not embedded; the bundle has every image as a file. */
const maxImageBytes = 50_000_000;

/** The copied images in memory, for formats that have them inside. */
export async function imagesOf({ document, readCopy }: ExportSource): Promise<ImageOf> {
  const images = new Map<string, Uint8Array>();
  let total = 0;
  for (const { id } of copiesIn(document)) {
    const bytes = total < maxImageBytes ? await readCopy(id) : null;
    if (bytes) images.set(id, bytes);
    total += bytes?.length ?? 0;
  }
  return (fileId) => images.get(fileId) ?? null;
}

/** The images that the document has copies of, with their paths next to its files. */
export function copiesIn({ incident, record }: PostmortemDocument): { id: string; path: string }[] {
  const copies = record.flatMap(({ files }) =>
    files.flatMap(({ id, copy }) => (copy ? [{ id, path: copyPath(incident, { id, copy }) }] : [])),
  );
  return [...new Map(copies.map((copy) => [copy.id, copy])).values()];
}
