import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { packageFile } from '../../config/package-file.js';
import type { ExportedFile } from '../../exports/exported-file.js';
import type { PdfSource } from '../../exports/postmortems/pdf/pdf-source.js';
import { type Ended, type Limits, runChild } from '../child/run-child.js';
import { PdfFailed, pdfFailures } from './pdf-failed.js';

export interface PdfOptions {
  /** A folder with further fonts, such as those for Chinese; null: none. */
  fontFolder: string | null;
  limits?: Limits;
}

export interface Pdf {
  file: ExportedFile;
  /** The scripts for which there is no font, such as `Chinese, Korean`; empty if every character is shown. */
  withoutFont: string;
  /** The most memory that making it took; 0 where that isn't known. */
  peakBytes: number;
}

/** 10,000 items take about 5 s and 600 MB. */
const usualLimits: Limits = { timeMs: 60_000, bytes: 1_500_000_000 };

/** Makes a PDF in a process of its own. Throws PdfFailed. */
export async function makePdf(
  source: PdfSource,
  { fontFolder, limits = usualLimits }: PdfOptions,
): Promise<Pdf> {
  const ended = await runChild(compiler, jobOf(source, fontFolder), { limits });
  if (ended.exceeded) throw new PdfFailed(ended.exceeded, `limit: ${JSON.stringify(limits)}`);
  if (ended.code === null) throw new PdfFailed('killed', 'A signal ended its process.');
  if (ended.code !== 0) throw failureOf(ended);
  const end = ended.out.indexOf('\n');
  const { withoutFont } = Head.parse(JSON.parse(ended.out.toString('utf8', 0, end)));
  const bytes = ended.out.subarray(end + 1);
  return {
    file: { fileName: source.fileName, mediaType: 'application/pdf', bytes },
    withoutFont,
    peakBytes: ended.peakBytes,
  };
}

const Head = z.object({ withoutFont: z.string() });
const Failure = z.object({ code: z.enum(pdfFailures), detail: z.string() });

const compiler = fileURLToPath(new URL('./compile-pdf.js', import.meta.url));
const templateFolder = fileURLToPath(new URL('./template', import.meta.url));

function jobOf({ data, images, asOf }: PdfSource, fontFolder: string | null): string {
  return JSON.stringify({
    ...{ templateFolder, data },
    fontFolders: [ownFonts(), ...(fontFolder === null ? [] : [fontFolder])],
    images: images.map(({ bytes, ...image }) => ({
      ...image,
      base64: Buffer.from(bytes).toString('base64'),
    })),
    asOfSeconds: Math.floor(Number(asOf) / 1_000),
  });
}

function ownFonts(): string {
  const found = packageFile('assets/fonts');
  if (!found) throw new PdfFailed('failed', 'The folder assets/fonts is missing.');
  return fileURLToPath(found);
}

/** The process says why it failed, on its last line; if it crashed, it says anything. */
function failureOf({ err }: Ended): PdfFailed {
  const words = err.toString().trim();
  try {
    const { code, detail } = Failure.parse(JSON.parse(words.split('\n').at(-1) ?? ''));
    return new PdfFailed(code, detail);
  } catch {
    return new PdfFailed('failed', words);
  }
}
