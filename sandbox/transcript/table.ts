import { bold, dim } from './ansi.js';
import { cells, padded } from './cells.js';
import { wrapped } from './wrap.js';

export type Align = 'left' | 'center' | 'right';
const gap = '  ';

/** Rows of styled cells as aligned columns within `width`; the first row is the heading. Narrow columns keep their width. */
export function tableLines(
  rows: readonly (readonly string[])[],
  aligns: readonly Align[],
  width: number,
): string[] {
  const widths = fitted(naturalWidths(rows), width);
  const [heading = [], ...body] = rows.map((row) => rowLines(row, widths, aligns));
  const rule = widths.map((columns) => dim('─'.repeat(columns))).join(gap);
  return [...heading.map(bold), rule, ...body.flat()];
}

function naturalWidths(rows: readonly (readonly string[])[]): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) =>
    Math.max(1, ...rows.flatMap((row) => (row[column] ?? '').split('\n').map(cells))),
  );
}

/** Shrinks the widest columns first, to at least eight terminal columns. */
function fitted(widths: readonly number[], width: number): number[] {
  const now = [...widths];
  const room = width - gap.length * (now.length - 1);
  while (now.reduce((sum, columns) => sum + columns, 0) > room) {
    const widest = now.indexOf(Math.max(...now));
    const columns = now[widest] ?? 0;
    if (columns <= 8) break;
    now[widest] = columns - 1;
  }
  return now;
}

function rowLines(row: readonly string[], widths: readonly number[], aligns: readonly Align[]): string[] {
  const columns = widths.map((columnWidth, column) => wrapped(row[column] ?? '', columnWidth));
  const height = Math.max(1, ...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((lines, column) => aligned(lines[line] ?? '', widths[column] ?? 0, aligns[column] ?? 'left'))
      .join(gap)
      .trimEnd(),
  );
}

function aligned(text: string, width: number, align: Align): string {
  const free = Math.max(0, width - cells(text));
  switch (align) {
    case 'left':
      return padded(text, width);
    case 'right':
      return ' '.repeat(free) + text;
    case 'center':
      return padded(' '.repeat(Math.floor(free / 2)) + text, width);
  }
}
