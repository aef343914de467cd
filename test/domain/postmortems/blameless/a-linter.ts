import { type FindingOptions, findings } from '../../../../src/domain/postmortems/blameless/findings.js';
import { lintMarkdown } from '../../../../src/domain/postmortems/blameless/markdown/lint-markdown.js';
import { loadTagger } from '../../../../src/domain/postmortems/blameless/tagger/load-tagger.js';

export const tagger = await loadTagger();

/** The rules and words that are found in a text: `omission: Sam forgot`. */
export function found(text: string, options: Partial<FindingOptions> = {}): string[] {
  return findings(text, { tagger, people: [], ...options }).map(
    ({ rule, from, to }) => `${rule}: ${text.slice(from, to)}`,
  );
}

/** The same for a document, with its places: `3:5-12 omission`. */
export function places(markdown: string): string[] {
  const result = lintMarkdown(markdown, { tagger, people: [] });
  if (result.kind !== 'linted') return [result.why];
  return result.findings.map(({ line, column, endColumn, rule }) => `${line}:${column}-${endColumn} ${rule}`);
}
