import type { KnownBlock } from '@slack/types';
import { styledText } from './styled-text.js';
import { clip, sanitized } from './text.js';

/**
 * What a person wrote, set apart from what Firebreak says: every line of it stands in Slack's quote, whatever is in it.
 * At most `maxChars`; `words` plain, not escaped.
 */
export function quoteBlock(words: string, maxChars: number): KnownBlock {
  const elements = styledText(clip(sanitized(words), maxChars));
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_quote', elements: elements.length > 0 ? elements : [{ type: 'text', text: ' ' }] },
    ],
  };
}
