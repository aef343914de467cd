import { htmlExport } from '../src/exports/postmortems/html/html.js';
import { pdfSource } from '../src/exports/postmortems/pdf/pdf-source.js';
import { makePdf } from '../src/main/pdf/make-pdf.js';
import { atMost, type Figure } from './figure.js';
import { longPostmortem } from './long-post-mortem.js';

const items = 10_000;

/** Measures HTML and PDF of a post-mortem with a long record. */
export async function measurePages(): Promise<Figure[]> {
  const document = longPostmortem(items);
  const startedAt = performance.now();
  const html = htmlExport(document, () => null);
  const htmlMs = performance.now() - startedAt;
  const pdfAt = performance.now();
  const pdf = await makePdf(
    pdfSource(document, () => null),
    { fontFolder: null },
  );
  const pdfMs = performance.now() - pdfAt;
  const of = `of ${items.toLocaleString('en')} items`;
  return [
    { name: `HTML ${of}`, value: htmlMs, unit: 'ms', aim: atMost(2_000), note: size(html.bytes) },
    { name: `PDF ${of}`, value: pdfMs, unit: 'ms', aim: atMost(5_000), note: size(pdf.file.bytes) },
    {
      ...{ name: `memory of the process that makes the PDF ${of}`, value: pdf.peakBytes / 1e6, unit: 'MB' },
      ...{ aim: atMost(600), note: 'the most that it held' },
    },
  ];
}

function size(bytes: Uint8Array): string {
  return `${(bytes.length / 1e6).toFixed(1)} MB`;
}
