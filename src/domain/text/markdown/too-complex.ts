/** Why a text would take too long to parse. */
export interface TooComplex {
  line: number;
  /** A sentence. */
  why: string;
}

/** What a file may cost to parse: about half a second each. What people write is far below all of them. */
const limits = {
  lines: 20_000,
  /** Lists and quotes in one another. */
  depth: 100,
  /** Items of lists and lines of quotes, weighted by their depth. */
  listCost: 60_000,
  /** Marks such as `*` and `[` may pair with each other, so their cost grows with the square of their number. */
  pairs: 2.5e7,
  /** Each backtick may search the rest of its paragraph for its end. */
  codeCost: 3e7,
  /** Cells of tables. */
  cells: 15_000,
};

/**
 * Why parsing a file would take too long, or null. Looks at each character once. `share`: of what is allowed, to ask about
 * less.
 */
export function tooComplex(lines: readonly string[], share = 1): TooComplex | null {
  if (lines.length > limits.lines)
    return {
      line: limits.lines + 1,
      why: `It has ${lines.length} lines; up to ${limits.lines} can be read.`,
    };
  return listProblem(lines, share) ?? paragraphProblem(lines, share);
}

function listProblem(lines: readonly string[], share: number): TooComplex | null {
  let cost = 0;
  for (const [index, line] of lines.entries()) {
    const depth = depthOf(line);
    if (depth === 0) continue;
    cost += 15 + depth;
    if (depth > limits.depth * share)
      return { line: index + 1, why: 'Its lists or quotes are nested too deeply.' };
    if (cost > limits.listCost * share) return { line: index + 1, why: 'Its lists are too long.' };
  }
  return null;
}

/** How deeply a line may be nested at most: two columns or one mark for each level. */
function depthOf(line: string): number {
  const [marks] = /^(?:[ \t]*(?:>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(line) ?? [];
  if (marks === undefined) return 0;
  const indent = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
  return Math.floor(indent / 2) + marks.replace(/[ \t]|\d+/g, '').length;
}

function paragraphProblem(lines: readonly string[], share: number): TooComplex | null {
  const cost = { pairs: 0, code: 0, cells: 0 };
  for (const { line, text } of paragraphsOf(lines)) {
    cost.pairs += pairsIn(text);
    cost.code += (text.match(/`+/g)?.length ?? 0) * text.length;
    cost.cells += delimiterRow.test(text) ? (text.match(/\|/g)?.length ?? 0) : 0;
    if (cost.cells > limits.cells * share) return { line, why: 'Its tables are too large.' };
    if (cost.pairs > limits.pairs * share || cost.code > limits.codeCost * share)
      return { line, why: 'A paragraph has too many marks such as * and [.' };
  }
  return null;
}

const delimiterRow = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|[ \t|:-]*$/m;

/** Letters with an underscore between them aren't marks. */
function pairsIn(text: string): number {
  const emphasis = text.match(/[*~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu)?.length ?? 0;
  const brackets = text.match(/[[\]]/g)?.length ?? 0;
  return (emphasis + 0.4 * brackets) ** 2;
}

/** Lines without an empty one or the start of an item between them, each with the first one's number. */
function paragraphsOf(lines: readonly string[]): { line: number; text: string }[] {
  const paragraphs: { line: number; lines: string[] }[] = [];
  let open: string[] | null = null;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') open = null;
    else if (open && !startsItem(line, open[0] ?? '')) open.push(line);
    else {
      open = [line];
      paragraphs.push({ line: index + 1, lines: open });
    }
  }
  return paragraphs.map(({ line, lines: texts }) => ({ line, text: texts.join('\n') }));
}

/** Whether a line starts an item. If it is indented too far or starts with 2, it goes on with a paragraph. */
function startsItem(line: string, first: string): boolean {
  const item = itemOf(line);
  if (!item) return false;
  const before = itemOf(first);
  return before ? item.indent < before.indent + 6 : item.indent < 4 && !/[02-9]/.test(item.mark);
}

function itemOf(line: string): { indent: number; mark: string } | null {
  const [, indent, mark] = /^([ \t]*)([*+-]|\d{1,9}[.)])[ \t]+\S/.exec(line) ?? [];
  return indent === undefined || mark === undefined ? null : { indent: indent.length, mark };
}
