import type { ContextSection, RunbookStep } from '../runbook.js';
import type { Cut } from './steps/cut.js';

/** The text of each step and each piece of context: from where it begins to where the next one begins. */
export function slice(
  lines: readonly string[],
  cuts: readonly Cut[],
): { steps: RunbookStep[]; context: ContextSection[] } {
  const all = withoutOverlaps(cuts);
  const pieces = all.map((cut, index) => {
    const end = all[index + 1]?.line ?? lines.length + 1;
    return { cut, markdown: textOf(lines.slice(cut.line - 1, end - 1), cut) };
  });
  return {
    steps: pieces.flatMap(({ cut, markdown }) => {
      if (cut.kind !== 'step') return [];
      const { title, line, depth, confidence, section } = cut;
      return [{ title, markdown, line, depth, confidence, section }];
    }),
    context: pieces.flatMap(({ cut, markdown }) =>
      cut.kind === 'context' && markdown !== '' ? [{ heading: cut.heading, line: cut.line, markdown }] : [],
    ),
  };
}

/** From the first line on, at most one for each line. */
function withoutOverlaps(cuts: readonly Cut[]): Cut[] {
  const start: Cut = { kind: 'context', line: 1, indent: 0, innerIndent: 0, heading: null };
  const [first] = cuts;
  const all = first?.line === 1 ? cuts : [start, ...cuts];
  return all.filter((cut, index) => index === 0 || cut.line > (all[index - 1]?.line ?? 0));
}

/** Without the indentation of the list around it. */
function textOf(lines: readonly string[], { indent, innerIndent }: Cut): string {
  return lines
    .map((line, index) => withoutIndent(line, index === 0 ? indent : innerIndent))
    .join('\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
}

function withoutIndent(line: string, columns: number): string {
  let at = 0;
  for (let column = 0; column < columns && /[ \t]/.test(line[at] ?? ''); at++)
    column = line[at] === '\t' ? column + 4 - (column % 4) : column + 1;
  return line.slice(at);
}
