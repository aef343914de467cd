import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PostmortemDocument } from '../../../../src/domain/postmortems/document.js';
import type { ImageOf } from '../../../../src/exports/postmortems/image-of.js';
import { pdfSource } from '../../../../src/exports/postmortems/pdf/pdf-source.js';
import { runChild } from '../../../../src/main/child/run-child.js';
import { makePdf, type PdfOptions } from '../../../../src/main/pdf/make-pdf.js';
import { aPicture } from '../../../support/a-picture.js';
import { cjkFontFolder, needsCjkFont } from '../../../support/cjk-font.js';
import { hasPoppler, needsPoppler, poppler } from '../../../support/poppler.js';
import { aDocument } from './a-document.js';

const none: ImageOf = () => null;
const made = (document: PostmortemDocument, imageOf = none, options: Partial<PdfOptions> = {}) =>
  makePdf(pdfSource(document, imageOf), { fontFolder: null, ...options });

/** The words of a PDF on one line, in the order in which they are read, without marks of direction. */
const wordsIn = (pdf: Uint8Array) =>
  poppler('pdftotext', ['-raw'], pdf)
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');

describe.skipIf(!hasPoppler)(`the PDF of a post-mortem${needsPoppler}`, () => {
  it('is tagged, and has a title, a date and numbered pages', async () => {
    const { file, withoutFont } = await made(aDocument());
    expect([file.fileName, file.mediaType, withoutFont]).toEqual(['inc-42.pdf', 'application/pdf', '']);
    const info = poppler('pdfinfo', [], file.bytes);
    expect(info).toMatch(/^Title: +INC-42 · Checkout is down in Europe$/m);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^CreationDate: +Mon Nov 23 16:20:00 2026/m);
    expect(wordsIn(file.bytes)).toContain(`1 / ${/^Pages: +(\d+)$/m.exec(info)?.[1]}`);
  });

  it('has an outline and contents of every section, in order', async () => {
    const { file } = await made(aDocument());
    const outline = [
      ...poppler('pdftohtml', ['-xml', '-i'], file.bytes).matchAll(/<item page="\d+">(.*?)<\/item>/g),
    ];
    const titles = [...aDocument().sections.map(({ title }) => title), 'Full record'];
    expect(outline.map(([, title]) => title)).toEqual(titles);
    const words = wordsIn(file.bytes);
    expect(titles.filter((title) => !new RegExp(`${title}[ .\u2060]+\\d`).test(words))).toEqual([]);
  });

  it.each([
    ['Latin', 'Error rate back under 1 %'],
    ['Cyrillic', 'Платежи не проходят'],
    ['Greek', 'η ουρά μεγαλώνει'],
    ['Hebrew', 'שגיאות 503 מהשירות'],
    ['Arabic', 'الخطأ 503 في خدمة payments-api منذ'],
    ['Thai', 'เซิร์ฟเวอร์'],
    ['Devanagari', 'धीमी है'],
  ])('can be copied in %s script', async (_script, written) => {
    const words = wordsIn((await once()).file.bytes);
    expect(written.split(' ').filter((word) => !words.includes(word))).toEqual([]);
  });

  it('leads to the messages in Slack, and from numbers to their sources', async () => {
    const { bytes } = (await once()).file;
    expect(poppler('pdfinfo', ['-url'], bytes)).toContain('https://acme.slack.com/archives/C42/p10');
    const links = poppler('pdftohtml', ['-xml', '-i'], bytes).matchAll(/<a href="[^"]*#\d+">(.*?)<\/a>/g);
    const words = new Set([...links].map(([, inside]) => inside));
    for (const link of ['[3]', '↑', 'in the record', '14:48']) expect(words).toContain(link);
  });

  it('shows code of its template as text', async () => {
    const attack =
      '#set page(fill: red) $x^2$ *b* <label> @ref #import "@preview/x:1.0.0" \\u{41} {{7*7}} \u0000\u202e';
    const { incident, record } = aDocument();
    const document = aDocument({
      incident: { ...incident, title: attack },
      record: record.map((item) => ({ ...item, text: attack, shownText: null })),
      names: new Map([['U1', attack]]),
    });
    const { file, withoutFont } = await made(document);
    const shown =
      '#set page(fill: red) $x^2$ *b* <label> @ref #import "@preview/x:1.0.0" \\u{41} {{7*7}} [U+0000][U+202E]';
    expect(withoutFont).toBe('');
    expect(wordsIn(file.bytes).split(shown).length - 1).toBeGreaterThan(record.length);
  });

  it('says so where no font has the characters', async () => {
    const { incident } = aDocument();
    const { file, withoutFont } = await made(
      aDocument({ incident: { ...incident, title: '支払い 오류 \ue000' } }),
    );
    expect(withoutFont).toBe('Chinese characters, Japanese, Korean, other characters');
    expect(wordsIn(file.bytes)).toContain(`No font is installed for: ${withoutFont}.`);
  });

  it.skipIf(cjkFontFolder === null)(
    `shows Chinese and Japanese with a font of the operator's${needsCjkFont}`,
    async () => {
      const { incident } = aDocument();
      const document = aDocument({ incident: { ...incident, title: '支払い 数据库 カード' } });
      const { file, withoutFont } = await made(document, none, { fontFolder: cjkFontFolder });
      expect(withoutFont).toBe('');
      expect(wordsIn(file.bytes)).toContain('支払い 数据库 カード');
    },
  );

  it('says that an image is missing where it is broken', async () => {
    const { file } = await made(aDocument(), () => aPicture());
    expect(wordsIn(file.bytes)).toContain('Image: status.png (not included)');
  });

  it('has every item of a long record', async () => {
    const { record } = aDocument();
    const long = Array.from({ length: 1_600 }, (_, index) => ({
      ...record[0],
      text: `item number ${index}.`,
    }));
    const { file } = await made(aDocument({ record: long as typeof record }));
    const words = wordsIn(file.bytes);
    expect(long.filter(({ text }) => !words.includes(text))).toEqual([]);
  });
});

const opened: { made?: ReturnType<typeof made> } = {};
/** The same PDF for tests that only read it. */
const once = () => (opened.made ??= made(aDocument()));

describe('making a PDF', () => {
  it('gives the same bytes for the same document', async () => {
    const [one, other] = await Promise.all([made(aDocument()), made(aDocument())]);
    expect(Buffer.compare(one.file.bytes, other.file.bytes)).toBe(0);
  });

  it('is stopped when it takes too long, and says what to do instead', async () => {
    const limits = { timeMs: 1, bytes: 1e9 };
    await expect(made(aDocument(), none, { limits })).rejects.toMatchObject({
      code: 'timeout',
      message: 'Making the PDF took too long, so it was stopped. Export it as HTML and print that.',
    });
  });

  it.skipIf(process.platform !== 'linux')('is stopped when it needs too much memory', async () => {
    const limits = { timeMs: 60_000, bytes: 1 };
    await expect(made(aDocument(), none, { limits })).rejects.toMatchObject({ code: 'memory' });
  });

  it.skipIf(process.platform !== 'linux')('says so if its process is killed in the middle', async () => {
    const making = made(aDocument()).catch((error: unknown) => error);
    const children = `/proc/${process.pid}/task/${process.pid}/children`;
    for (const pid of readFileSync(children, 'utf8').trim().split(' ')) {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (command.includes('compile-pdf')) process.kill(Number(pid), 'SIGKILL');
    }
    expect(await making).toMatchObject({
      code: 'killed',
      message: 'The process that makes PDFs was killed. Export it as HTML and print that.',
    });
  });

  it('says where Typst is not installed for the machine', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firebreak-pdf-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const copy = join(folder, 'compile-pdf.mjs');
    copyFileSync('src/main/pdf/compile-pdf.js', copy);
    const job = JSON.stringify({
      templateFolder: 'src/main/pdf/template',
      fontFolders: [],
      images: [],
      data: {},
    });
    const { code, err } = await runChild(copy, job, { limits: { timeMs: 60_000, bytes: 1e9 } });
    expect([code, JSON.parse(err.toString())]).toEqual([
      1,
      { code: 'no_binding', detail: expect.stringContaining('typst') },
    ]);
  });
});
