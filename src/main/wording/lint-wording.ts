import type { Finding } from '../../domain/postmortems/blameless/finding.js';
import { lintMarkdown } from '../../domain/postmortems/blameless/markdown/lint-markdown.js';
import { loadTagger } from '../../domain/postmortems/blameless/tagger/load-tagger.js';
import type { WordingText } from '../../workflows/postmortems/check-wording.js';

/** Loads what reading English takes. The result gives the findings of a text, or null if it takes too long to read. */
export async function loadLinter(): Promise<(text: WordingText) => Finding[] | null> {
  const tagger = await loadTagger();
  return ({ markdown, ...options }) => {
    const linted = lintMarkdown(markdown, { tagger, ...options });
    return linted.kind === 'linted' ? linted.findings : null;
  };
}
