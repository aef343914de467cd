import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../src/domain/runbooks/read/read-runbook.js';
import type { RunbookContent } from '../../../src/domain/runbooks/runbook.js';
import { decodeMarkdown } from '../../../src/domain/text/markdown/decode-markdown.js';
import { anyText } from '../../support/any-text.js';
import { filesIn } from '../../tree/source.js';

const fixtures = filesIn('test/fixtures/runbooks').filter((path) => path.endsWith('.md'));

/** What Markdown is made of, in any order and depth. */
const parts = [
  ...['# ', '## Diagnosis', '### Step 2: Restart', '## 1. Check', '\n\n', '\n', '    ', '  ', '\t'],
  ...['- ', '1. ', '7) ', '* [ ] ', '> ', '```', '```sh', '~~~', '---', '+++', '| a | b |', '|--|--|'],
  ...[
    'Restart the pod',
    'Check it:',
    'See [it](x)',
    '[x]: y',
    '<details>',
    '{{< ref >}}',
    '<%= a %>',
    '**b**',
    '`c`',
  ],
];
const anyMarkdown = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...parts) }, { weight: 1, arbitrary: anyText }), {
    maxLength: 60,
  })
  .map((all) => all.join(''));

/** All steps and context sections in the order of the file. */
function pieces({ steps, context }: RunbookContent): { line: number; markdown: string }[] {
  return [...steps, ...context].toSorted((one, other) => one.line - other.line);
}

const withoutSpace = (text: string) => text.replace(/^\ufeff/, '').replace(/\s+/g, '');

function expectNothingLost(markdown: string): void {
  const all = pieces(readRunbook({ path: 'a.md', markdown }));
  expect(withoutSpace(all.map((piece) => piece.markdown).join(''))).toBe(withoutSpace(markdown));
  expect(new Set(all.map(({ line }) => line)).size).toBe(all.length);
}

describe('every character is in exactly one step or context section, in order', () => {
  it.each(fixtures)('of %s', (path) => expectNothingLost(readFileSync(path, 'utf8')));

  it('of any Markdown', () => {
    fc.assert(fc.property(anyMarkdown, expectNothingLost), { numRuns: 200 });
  });

  it('of any text', () => {
    fc.assert(fc.property(anyText, expectNothingLost), { numRuns: 100 });
  });
});

describe('a step', () => {
  it('has a title of one line and up to 300 characters, and a line where it starts', () => {
    fc.assert(
      fc.property(anyMarkdown, (markdown) => {
        const lines = markdown.split(/\r\n?|\n/);
        for (const step of readRunbook({ path: 'a.md', markdown }).steps) {
          expect(step.title.length).toBeLessThanOrEqual(300);
          expect(step.title).not.toMatch(/\n/);
          expect(lines[step.line - 1]?.trimStart()).toContain(step.markdown.split('\n')[0]?.trim());
          expect(step.confidence).toBeGreaterThan(0);
          expect(step.confidence).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

/** Milliseconds of this process that reading takes; other processes don't count. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const times = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at));

describe('a file that is meant to take long', () => {
  it.each([
    ['500 lists in one another', times(500, (at) => `${' '.repeat(at * 2)}- a`).join('\n')],
    ['500 lists in one line', `${'- '.repeat(500)}a`],
    ['20,000 marks', '_*'.repeat(20_000)],
    ['5,000 quotes in one another', `${'>'.repeat(5_000)}a`],
    [
      'a table of 40,000 cells',
      `|${'a|'.repeat(20)}\n|${'-|'.repeat(20)}\n${`|${'a|'.repeat(20)}\n`.repeat(2_000)}`,
    ],
    ['code marks of any length', times(600, (at) => '`'.repeat(at + 1)).join(' ')],
    ['300,000 empty lines', '\n'.repeat(300_000)],
    ['20,000 links', '[a][b] '.repeat(20_000)],
    ['20,000 items', '1. Run it\n'.repeat(20_000)],
  ])('is kept as text, and a problem says why: %s', (_what, markdown) => {
    let content: RunbookContent | null = null;
    const ms = cpuMs(() => {
      content = readRunbook({ path: 'a.md', markdown });
    });
    expect(content).toMatchObject({ steps: [], context: [{ line: 1, markdown }] });
    expect(content).toHaveProperty(
      'problems.0.message',
      expect.stringContaining('kept as text, without steps'),
    );
    expect(ms).toBeLessThan(300);
  });

  it.each([
    ['2,000 items', times(2_000, (at) => `${at + 1}. Run \`this\``).join('\n')],
    ['20 lists with 20 levels', times(400, (at) => `${' '.repeat((at % 20) * 2)}- a`).join('\n')],
    ['half a megabyte of text', 'Some words here and more.\n'.repeat(19_000)],
  ])('is read where people may write it: %s', (_what, markdown) => {
    let content: RunbookContent | null = null;
    const ms = cpuMs(() => {
      content = readRunbook({ path: 'a.md', markdown });
    });
    expect(content).toMatchObject({ problems: [] });
    expect(ms).toBeLessThan(3_000);
  });
});

describe('a file that is no text', () => {
  it.each([
    ['a binary file', new Uint8Array([0x23, 0x20, 0x00, 0x41]), 'It is a binary file.'],
    ['invalid UTF-8', new Uint8Array([0x23, 0x20, 0xff, 0x41]), 'It is not valid UTF-8.'],
    ['5 MB', new Uint8Array(5_000_000).fill(0x41), 'It has 5.0 MB; up to 1 MB can be read.'],
  ])('is refused with a sentence: %s', (_what, bytes, why) => {
    expect(decodeMarkdown(bytes)).toEqual({ kind: 'unreadable', why });
  });
});
