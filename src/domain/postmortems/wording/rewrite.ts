import type { Finding } from '../blameless/finding.js';
import { keysIn } from '../blameless/key.js';
import type { WordingCheck } from './wording.js';

/**
 * A text with a finding's suggestion in place of its words, and what is left of the check: the other findings, where they
 * are now. Those that overlap the replaced words are gone.
 */
export function rewrite(
  markdown: string,
  check: WordingCheck,
  { from, to, suggestion }: Finding & { suggestion: string },
): { markdown: string; check: WordingCheck } {
  const rewritten = markdown.slice(0, from) + suggestion + markdown.slice(to);
  const grown = suggestion.length - (to - from);
  const moved = (at: number) => (at >= to ? at + grown : at);
  const findings = check.findings
    .filter((one) => one.to <= from || one.from >= to)
    .map((one) => {
      const sentence = { from: moved(one.sentence.from), to: moved(one.sentence.to) };
      const key = keysIn(rewritten.slice(sentence.from, sentence.to))(one.rule);
      return { ...one, ...{ from: moved(one.from), to: moved(one.to), sentence, key } };
    });
  return { markdown: rewritten, check: { ...check, revision: check.revision + 1, findings } };
}
