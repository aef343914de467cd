import { incidentName } from '../../domain/incident/incident.js';
import { everyFileFormat, type FileFormat } from '../../domain/postmortems/file-format.js';
import type { ExportedFile } from '../../exports/exported-file.js';
import { pureFormats } from '../../exports/index.js';
import { htmlExport } from '../../exports/postmortems/html/html.js';
import { pdfSource } from '../../exports/postmortems/pdf/pdf-source.js';
import { makePdf } from '../pdf/make-pdf.js';
import { type ExportSource, imagesOf } from './export-source.js';

/** Makes the files of one format. */
type Format = (source: ExportSource) => Promise<ExportedFile[]>;

/** Every format but the bundle, which has the files of all of them. */
export type SingleFormat = Exclude<FileFormat, 'bundle'>;

const formats: Record<SingleFormat, Format> = {
  md: async ({ document }) => pureFormats.md(document),
  html: async (source) => [htmlExport(source.document, await imagesOf(source))],
  pdf: pdfFile,
  json: async ({ document, stored }) => pureFormats.json(document, stored),
  csv: async ({ document }) => pureFormats.csv(document),
};

/** Those in a bundle, in this order. */
export const singleFormats = everyFileFormat.filter((format) => format !== 'bundle');

/** The files of an incident in one format. Throws PdfFailed if there can't be a PDF. */
export function makeFiles(format: SingleFormat, source: ExportSource): Promise<ExportedFile[]> {
  return formats[format](source);
}

async function pdfFile(source: ExportSource): Promise<ExportedFile[]> {
  const { document, fontFolder, warn, pdfLimits: limits } = source;
  const options = { fontFolder, ...(limits && { limits }) };
  const { file, withoutFont } = await makePdf(pdfSource(document, await imagesOf(source)), options);
  if (withoutFont !== '')
    warn(
      `The PDF of ${incidentName(document.incident.number)} lacks fonts for ${withoutFont}. Set FIREBREAK_FONTS to a folder that has them.`,
    );
  return [file];
}
