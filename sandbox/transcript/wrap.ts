import { balanced, stripAnsi } from './ansi.js';
import { cells, chopped, padded } from './cells.js';

/** Wraps text at word boundaries to at most `width` columns; wrapped lines keep their indent. */
export function wrapped(text: string, width: number): string[] {
  return balanced(text.split('\n').flatMap((line) => wrappedLine(line, Math.max(8, width))));
}

function wrappedLine(line: string, width: number): string[] {
  if (cells(line) <= width) return [line];
  const hang = ' '.repeat(Math.min(hangOf(line), Math.floor(width / 2)));
  const lines: string[] = [];
  let current = '';
  for (const word of line.match(/ *[^ ]+| +$/g) ?? []) {
    if (current !== '' && cells(current + word) <= width) {
      current += word;
      continue;
    }
    if (current !== '') lines.push(current);
    const [start = '', ...rest] = pieces(
      current === '' && lines.length === 0 ? word : hang + word.trimStart(),
      width,
    );
    current = rest.pop() ?? '';
    if (current === '') current = start;
    else lines.push(start, ...rest);
  }
  return [...lines, current];
}

function pieces(word: string, width: number): string[] {
  return cells(word) > width ? chopped(word, width) : [word];
}

/** The columns before a line's first letter, including its bullet or number. */
function hangOf(line: string): number {
  const [lead = ''] = stripAnsi(line).match(/^ *(?:[•◦▪☐☑○◉] +|\d+\. +|(?<= {2})[a-z]{1,4}\. +|│ +)?/) ?? [];
  return cells(lead);
}

/** Two blocks of lines side by side: the first is `width` columns wide, followed by `gap` columns. */
export function beside(left: readonly string[], right: readonly string[], width: number, gap = 2): string[] {
  const rows = Math.max(left.length, right.length);
  return Array.from({ length: rows }, (_, row) => {
    const second = right[row] ?? '';
    const first = left[row] ?? '';
    return second === '' ? first : padded(first, width + gap) + second;
  });
}

/** Adds a prefix to every line. */
export function indented(lines: readonly string[], lead: string): string[] {
  return lines.map((line) => (line === '' ? lead.trimEnd() : lead + line));
}
