import type { PostmortemDocument } from '../../domain/postmortems/document.js';
import { everyFileFormat, type FileFormat } from '../../domain/postmortems/file-format.js';
import type { ExportedFile } from '../../exports/exported-file.js';
import { pureFormats } from '../../exports/index.js';
import { htmlExport } from '../../exports/postmortem/html/html.js';
import type { ImageOf } from '../../exports/postmortem/image-of.js';
import { pdfSource } from '../../exports/postmortem/pdf/pdf-source.js';
import { makePdf } from '../pdf/make-pdf.js';
import { copiesIn, type ExportSource } from './export-source.js';

/** Every format but the bundle, which has the files of all of them. */
export type SingleFormat = Exclude<FileFormat, 'bundle'>;

type Format = (source: ExportSource) => ExportedFile[] | Promise<ExportedFile[]>;

const formats: Record<SingleFormat, Format> = {
  md: ({ document }) => pureFormats.md(document),
  html: async (source) => [htmlExport(source.document, await imagesOf(source))],
  pdf: async (source) => [await pdfOf(source)],
  json: ({ document }) => pureFormats.json(document),
  csv: ({ document }) => pureFormats.csv(document),
};

/** Those in a bundle, in this order. */
export const singleFormats = everyFileFormat.filter((format) => format !== 'bundle');

/** Makes the files of one format; a PDF takes seconds, in a process of its own. */
export async function makeFiles(format: SingleFormat, source: ExportSource): Promise<ExportedFile[]> {
  return formats[format](source);
}

async function pdfOf(source: ExportSource): Promise<ExportedFile> {
  const { document, fontFolder } = source;
  const { file, withoutFont } = await makePdf(pdfSource(document, await imagesOf(source)), { fontFolder });
  const note = `The PDF has no font for ${withoutFont}: put one into the folder that FIREBREAK_FONTS names.`;
  return { ...file, ...(withoutFont && { note }) };
}

/** More than this is not embedded; the bundle has every image as a file. */
const maxImageBytes = 50_000_000;

async function imagesOf({ document, readCopy }: ExportSource): Promise<ImageOf> {
  const images = new Map<string, Uint8Array>();
  let bytes = 0;
  for (const { id, size } of sizedCopies(document)) {
    bytes += size;
    const image = bytes > maxImageBytes ? null : await readCopy(id);
    if (image) images.set(id, image);
  }
  return (fileId) => images.get(fileId) ?? null;
}

function sizedCopies(document: PostmortemDocument): { id: string; size: number }[] {
  const sizes = new Map(
    document.record.flatMap(({ files }) => files.map(({ id, copy }) => [id, copy?.bytes ?? 0] as const)),
  );
  return copiesIn(document).map(({ id }) => ({ id, size: sizes.get(id) ?? 0 }));
}
