import { describe, expect, it } from 'vitest';
import { actionItemName } from '../../src/domain/action-items/action-item.js';
import type { PostmortemDocument } from '../../src/domain/postmortems/document.js';
import { quote } from '../../src/domain/postmortems/span.js';
import { redactDocument } from '../../src/domain/redaction/redact-document.js';
import type { ExportedFile } from '../../src/exports/exported-file.js';
import { jsonExport } from '../../src/exports/json.js';
import { htmlExport } from '../../src/exports/postmortems/html/html.js';
import { markdownExport } from '../../src/exports/postmortems/markdown.js';
import { pdfSource } from '../../src/exports/postmortems/pdf/pdf-source.js';
import { durationText } from '../../src/exports/postmortems/words.js';
import { makePdf } from '../../src/main/pdf/make-pdf.js';
import { aDocument, aLongDocument, aSection, statements } from '../support/a-document.js';
import { anIncident, at } from '../support/an-incident.js';
import { bestMs } from '../support/best-ms.js';
import { hasPoppler, poppler } from '../support/poppler.js';
import { htmlText, jsonText, markdownText } from './texts-of.js';

interface Format {
  make(document: PostmortemDocument): ExportedFile | Promise<ExportedFile>;
  /** Everything that a reader of the file can read, in order. */
  text(bytes: Uint8Array): string | Promise<string>;
  /** Whether people read it as it is. Programs read ids, numbers and Markdown instead of names and durations. */
  isForPeople: boolean;
  /** How long a document its time is measured with; default: 5,000 highlights. */
  highlights?: number;
  /** Whether Chinese and Japanese need fonts that aren't here. */
  lacksFonts?: boolean;
}

/** Each format of a post-mortem. */
const formats: Record<string, Format> = {
  md: { make: markdownExport, text: markdownText, isForPeople: true },
  html: { make: (document) => htmlExport(document, () => null), text: htmlText, isForPeople: true },
  json: { make: (document) => jsonExport(document), text: jsonText, isForPeople: false },
  ...(hasPoppler && {
    pdf: { make: pdfExport, text: pdfText, isForPeople: true, highlights: 2_000, lacksFonts: true },
  }),
};

async function pdfExport(document: PostmortemDocument): Promise<ExportedFile> {
  return (
    await makePdf(
      pdfSource(document, () => null),
      { fontFolder: null },
    )
  ).file;
}

/** What people copy, and where links lead; without marks of direction. */
function pdfText(bytes: Uint8Array): string {
  const links = [...poppler('pdftohtml', ['-xml', '-i'], bytes).matchAll(/href="(http[^"]+)"/g)].map(
    ([, url]) => url,
  );
  return [poppler('pdftotext', ['-raw'], bytes), ...links]
    .join('\n')
    .replace(/[\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069]/g, '');
}

/** What could do something in some format, and what it must still say. */
const hostile = [
  ...[
    '<script>alert(1)</script>',
    '=cmd()',
    '[x](javascript:alert(1))',
    '```',
    '<!channel>',
    ']]>',
    '{{7*7}}',
  ],
  ...[
    '#set page(fill: red)',
    '</title><img src=x onerror=alert(1)>',
    '%{x}',
    'a|b',
    '$x^2$',
    '*bold*',
    '\\textbf{x}',
  ],
];

describe.each(Object.entries(formats))(
  'the format %s',
  (_name, { make, text, isForPeople, highlights = 5_000, lacksFonts = false }) => {
    const read = async (document: PostmortemDocument) => squeezed(await text((await make(document)).bytes));

    it('has the sections of a team’s own template, but neither its guidance nor comments for people', async () => {
      const comment = {
        number: 1,
        section: 'support',
        markdown: 'Was it Berlin only?',
        by: 'U1',
        at: at('15:21'),
      };
      const document = aDocument({
        sections: [
          aSection({ id: 'impact', key: 'impact', title: 'What customers saw', guidance: 'Numbers first.' }),
          aSection({
            ...{ id: null, key: 'support', title: 'What support heard', guidance: 'Quote tickets.' },
            comments: [{ ...comment, told: ['U2'], resolved: null }],
          }),
          aSection({
            ...{ id: null, key: 'open', title: 'Open questions <script>' },
            written: { section: 'open', revision: 1, markdown: 'None.', by: 'U1', at: at('15:20') },
          }),
        ],
      });
      const found = await read(document);
      const places = ['What customers saw', 'What support heard', 'Open questions <script>', 'None.'].map(
        (words) => found.indexOf(words),
      );
      expect(places).toEqual(places.toSorted((one, other) => one - other));
      expect(places[0]).toBeGreaterThan(0);
      for (const words of ['Numbers first.', 'Quote tickets.', 'Was it Berlin only?'])
        expect(found.includes(words), words).toBe(!isForPeople);
      for (const profile of ['customer', 'regulator'] as const) {
        const redacted = redactDocument(document, profile, { redact: [], hosts: [] });
        const left = await read(redacted.document);
        for (const words of ['Numbers first.', 'Quote tickets.', 'Was it Berlin only?'])
          expect(left).not.toContain(words);
        expect(redacted.counts.get('comment')).toBe(1);
      }
    });

    it('has all sections, in order', async () => {
      const document = aDocument();
      const found = await read(document);
      let place = 0;
      for (const { title } of document.sections) {
        place = found.indexOf(title, place + 1);
        expect(place, title).toBeGreaterThan(0);
      }
    });

    it('has every word that people wrote', async () => {
      const found = await read(aDocument());
      const words = [
        'two',
        'pool.max',
        'the graph',
        'What we saw',
        'declines',
        'first in Berlin',
        '東京',
        'الرياض',
        'กรุงเทพ',
        '5 < 6 & 7 > 2',
      ];
      for (const word of [
        ...words,
        "where state = 'declined'; -- <script>",
        'The rollback took four minutes.',
        'a third',
      ])
        expect(found).toContain(word);
    });

    it('has every statement with its sources, every highlight, gap, answer and action item', async () => {
      const document = aDocument();
      const found = await read(document);
      for (const words of [
        'Checkout was affected.',
        'the alert',
        'declared, sev2',
        'p99 is 9 s since 13:50',
        'RB-3 was finished.',
      ])
        expect(found).toContain(words);
      for (const words of [
        'When did customers first notice?',
        'Who was affected?',
        "Impact start isn't known.",
      ])
        expect(found).toContain(words);
      for (const { number, title } of document.actionItems) {
        expect(found).toContain(actionItemName(number));
        expect(found).toContain(title);
      }
      for (const words of ['2026-12-04', 'Live since Tuesday', 'A drill pages within 2 min'])
        expect(found).toContain(words);
      for (const { label, permalink } of document.sources) {
        expect(found).toContain(label);
        if (permalink) expect(found).toContain(permalink);
      }
      if (!isForPeople) return;
      for (const number of [1, 2, 3]) expect(found).toContain(`[${number}]`);
      for (const words of [
        'Priya Nair',
        'Dana',
        ...(lacksFonts ? [] : ['田中']),
        durationText(2_340_000),
        '2026-11-23 14:02 UTC',
      ])
        expect(found).toContain(words);
    });

    it.each(hostile)('shows what could do something, and it does nothing: %s', async (text) => {
      const found = await read(everywhere(text));
      const times = found.split(squeezed(text)).length - 1;
      expect(times).toBeGreaterThanOrEqual(3);
    });

    it('shows characters that steer programs by their names', async () => {
      const file = await make(everywhere('a\u202eb\u0000c\u2066d\ud83d'));
      const raw = new TextDecoder().decode(file.bytes);
      if (file.mediaType.startsWith('text/')) expect(raw).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]/);
      if (isForPeople) expect(await read(everywhere('a\u202eb\u0000c'))).toContain('a[U+202E]b[U+0000]c');
    });

    it('has the same bytes twice', async () => {
      expect(await make(aDocument())).toEqual(await make(aDocument()));
    });

    it('stands a document without anything, and a section of 60,000 characters', async () => {
      const empty = aDocument({
        sections: [],
        sources: [],
        record: [],
        actionItems: [],
        people: [],
        names: new Map(),
      });
      expect(await read(empty)).toContain('Checkout is down in Europe');
      for (const markdown of ['word '.repeat(12_000), '* '.repeat(30_000), '[a]('.repeat(15_000)]) {
        const written = { section: 'summary', markdown, by: null, at: at('15:20'), revision: 1 };
        expect((await read(aDocument({ sections: [aSection({ written })] }))).length).toBeGreaterThan(10_000);
      }
    });

    it('takes time that grows with the number of highlights', { timeout: 120_000 }, async () => {
      const [small, large] = [aLongDocument(highlights / 10), aLongDocument(highlights)];
      const limitMs = 40 * (await bestMs(() => make(small), 0)) + 500;
      expect(await bestMs(() => make(large), limitMs)).toBeLessThan(limitMs);
    });
  },
);

/** A document in which everything that people write is `text`. */
function everywhere(text: string): PostmortemDocument {
  const author = { id: 'B1', name: text, isBot: true };
  const row = {
    at: at('14:02'),
    author,
    isEdited: false,
    permalink: null,
    recordIndex: 0,
    spans: [quote(text)],
  };
  return aDocument({
    incident: anIncident({ title: text, affects: [text] }),
    sections: [
      aSection({
        title: text,
        blocks: [
          { kind: 'statements', statements: statements([[{ kind: 'text', text }]]) },
          { kind: 'timeline', rows: [row], contradictions: [] },
        ],
        gaps: [{ key: 'a', question: [{ kind: 'text', text }], askId: null, isMustHave: false }],
      }),
    ],
  });
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
