import type { Inline } from './article.js';

/** The words without their formatting. */
export function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((one) => {
      if ('text' in one) return one.text;
      if (one.kind === 'break') return ' ';
      return 'children' in one ? wordsOf(one.children) : '';
    })
    .join('');
}
