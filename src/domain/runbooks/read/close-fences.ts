import { type Code, parseMarkdown, type Root } from '../../text/markdown/parse-markdown.js';
import type { RunbookProblem } from '../runbook.js';

/** How many fences of a file are closed for it. */
const maxRepairs = 10;

/**
 * Parses Markdown whose code blocks may lack their end. Such a block is ended before the heading that obviously isn't
 * code, so that the rest of the file is read. Lines keep their numbers.
 */
export function parseClosed(lines: readonly string[]): { root: Root; problems: RunbookProblem[] } {
  const closed = [...lines];
  const problems: RunbookProblem[] = [];
  for (let repairs = 0; ; repairs++) {
    const root = parseMarkdown(closed.join('\n'));
    const fence = repairs < maxRepairs ? openFence(root, closed) : null;
    if (!fence) return { root, problems: [...problems, ...unclosedToTheEnd(root, closed)] };
    closed[fence.end - 1] = fence.marks;
    problems.push({
      line: fence.start,
      message: `The code block that starts here has no end. It was ended in line ${fence.end}, before a heading.`,
    });
  }
}

interface OpenFence {
  start: number;
  /** An empty line. */
  end: number;
  marks: string;
}

/** The first block that holds a heading, if a block has no end or holds the start of another. */
function openFence({ children }: Root, lines: readonly string[]): OpenFence | null {
  const blocks = children.filter((block) => block.type === 'code');
  const someOpen = blocks.some((block) => isOpen(block, lines));
  const fences = blocks.flatMap((block) => fenceOf(block, lines) ?? []);
  return fences.find(({ holdsFence }) => someOpen || holdsFence) ?? null;
}

function fenceOf({ position }: Code, lines: readonly string[]): (OpenFence & { holdsFence: boolean }) | null {
  if (!position) return null;
  const { start, end } = position;
  const [, marks] = /^\s{0,3}(`{3,}|~{3,})/.exec(lines[start.line - 1] ?? '') ?? [];
  if (!marks) return null;
  const inside = lines.slice(start.line, end.line);
  const at = inside.findIndex((line, index) => isBlank(line) && isHeading(inside[index + 1]));
  if (at < 0) return null;
  const holdsFence = inside.slice(at).some((line) => /^(?:`{3,}|~{3,})[a-z]+\s*$/i.test(line));
  return { start: start.line, end: start.line + at + 1, marks, holdsFence };
}

/** Not a comment of a script: at least two marks, and words. */
function isHeading(line: string | undefined): boolean {
  return line !== undefined && /^#{2,6} \p{Lu}[\p{L}\p{N} ,'’:()/-]*$/u.test(line.trimEnd());
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** A fence that ends with the file rather than with its marks. */
function isOpen({ position }: Code, lines: readonly string[]): boolean {
  if (!position) return false;
  const { start, end } = position;
  const [, marks] = /^\s{0,3}(`{3,}|~{3,})/.exec(lines[start.line - 1] ?? '') ?? [];
  if (!marks) return false;
  return end.line === start.line || !(lines[end.line - 1] ?? '').trim().startsWith(marks);
}

function unclosedToTheEnd({ children }: Root, lines: readonly string[]): RunbookProblem[] {
  return children
    .filter((block) => block.type === 'code')
    .filter((block) => isOpen(block, lines))
    .map(({ position }) => ({
      line: position?.start.line ?? 1,
      message: 'The code block that starts here has no end, so everything after it was read as code.',
    }));
}
