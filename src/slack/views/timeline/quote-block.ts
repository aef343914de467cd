import type { KnownBlock } from '@slack/types';
import { type NameOf, noName, readable } from '../../../domain/timeline/messages/readable.js';
import { styledText } from '../text/styled-text.js';
import { clip, sanitized } from '../text/text.js';

/**
 * Quotes a person's text, so that no line of it can pass for Firebreak's. Shows mentions as names, so that nobody is
 * notified. Clips to `maxChars`; `words` must not be escaped.
 */
export function quoteBlock(words: string, maxChars: number, nameOf: NameOf = noName): KnownBlock {
  const elements = styledText(clip(sanitized(readable(words, nameOf)), maxChars));
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_quote', elements: elements.length > 0 ? elements : [{ type: 'text', text: ' ' }] },
    ],
  };
}
