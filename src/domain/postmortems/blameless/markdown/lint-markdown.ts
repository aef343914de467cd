import { parseMarkdown } from '../../../text/markdown/parse-markdown.js';
import { type TooComplex, tooComplex } from '../../../text/markdown/too-complex.js';
import type { Finding } from '../finding.js';
import { type FindingOptions, findings } from '../findings.js';
import { isIgnored } from './ignores.js';
import { type Prose, proseOf } from './prose.js';

/** A finding with its place in the source. Lines and columns start at 1 and count UTF-16 units. */
export interface LocatedFinding extends Finding {
  line: number;
  column: number;
  /** The column after the last one, in the same line. */
  endColumn: number;
  /** The words as they are in the source. */
  words: string;
}

/** The findings of a document, in order, or why it would take too long to read. */
export function lintMarkdown(
  markdown: string,
  options: FindingOptions,
): { kind: 'linted'; findings: LocatedFinding[] } | ({ kind: 'too_complex' } & TooComplex) {
  const problem = tooComplex(markdown.split('\n'));
  if (problem) return { kind: 'too_complex', ...problem };
  const locate = locator(markdown);
  const root = parseMarkdown(markdown, { bareLinks: false });
  return {
    kind: 'linted',
    findings: proseOf(root, markdown, options.looksForward)
      .flatMap((prose) => findingsIn(prose, markdown, options))
      .map(locate),
  };
}

function findingsIn(
  { from, text, looksForward, ignored }: Prose,
  markdown: string,
  options: FindingOptions,
): Finding[] {
  return findings(text, { ...options, looksForward })
    .filter(({ rule }) => !isIgnored(ignored, rule))
    .map((finding) => {
      const place = moved(finding, from);
      const sentence = moved(finding.sentence, from);
      const hasMarkup = markdown.slice(place.from, place.to) !== text.slice(finding.from, finding.to);
      return { ...finding, ...place, sentence, suggestion: hasMarkup ? null : finding.suggestion };
    });
}

function moved({ from, to }: { from: number; to: number }, by: number) {
  return { from: from + by, to: to + by };
}

/** Finds lines and columns, one line start after another. */
function locator(text: string): (finding: Finding) => LocatedFinding {
  const starts = [0];
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1);
  return (finding) => {
    const line = starts.findLastIndex((start) => start <= finding.from);
    const start = starts[line] ?? 0;
    const end = Math.min(finding.to, (starts[line + 1] ?? text.length + 1) - 1);
    const words = text.slice(finding.from, finding.to);
    return {
      ...finding,
      words,
      line: line + 1,
      column: finding.from - start + 1,
      endColumn: end - start + 1,
    };
  };
}
