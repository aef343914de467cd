import { draftPostmortem } from '../src/domain/postmortems/draft/draft.js';
import { jsonExport } from '../src/exports/json.js';
import { htmlExport } from '../src/exports/postmortems/html/html.js';
import { markdownExport } from '../src/exports/postmortems/markdown.js';
import { pdfSource } from '../src/exports/postmortems/pdf/pdf-source.js';
import { makePdf } from '../src/main/pdf/make-pdf.js';
import { atMost, type Figure } from './figure.js';
import { longPostmortem } from './long-post-mortem.js';

const items = 10_000;

/** Measures the draft and the files of a post-mortem with a long record. */
export async function measurePages(): Promise<Figure[]> {
  const document = longPostmortem(items);
  const { incident, record: timeline, actionItems, names, verdict } = document;
  const record = { incident, timeline, events: [], actionItems, runs: [], names, verdict };
  const draftMs = msOf(() => draftPostmortem(record, null));
  const markdownMs = msOf(() => markdownExport(document));
  const jsonMs = msOf(() => jsonExport(document));
  const htmlAt = performance.now();
  const html = htmlExport(document, () => null);
  const htmlMs = performance.now() - htmlAt;
  const pdfAt = performance.now();
  const pdf = await makePdf(
    pdfSource(document, () => null),
    { fontFolder: null },
  );
  const pdfMs = performance.now() - pdfAt;
  const of = `of ${items.toLocaleString('en')} items`;
  return [
    { name: `draft ${of}`, value: draftMs, unit: 'ms', aim: atMost(100), note: '' },
    { name: `Markdown ${of}`, value: markdownMs, unit: 'ms', aim: atMost(2_000), note: '' },
    { name: `JSON ${of}`, value: jsonMs, unit: 'ms', aim: atMost(2_000), note: '' },
    { name: `HTML ${of}`, value: htmlMs, unit: 'ms', aim: atMost(2_000), note: size(html.bytes) },
    { name: `PDF ${of}`, value: pdfMs, unit: 'ms', aim: atMost(5_000), note: size(pdf.file.bytes) },
    {
      ...{ name: `memory of the process that makes the PDF ${of}`, value: pdf.peakBytes / 1e6, unit: 'MB' },
      ...{ aim: atMost(600), note: 'the most that it held' },
    },
  ];
}

function msOf(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

function size(bytes: Uint8Array): string {
  return `${(bytes.length / 1e6).toFixed(1)} MB`;
}
