import type { KnownBlock } from '@slack/types';
import { type NameOf, noName, readable } from '../../../domain/timeline/readable.js';
import { styledText } from '../text/styled-text.js';
import { clip, sanitized } from '../text/text.js';

/**
 * What a person wrote, set apart from what Firebreak says: every line of it stands in Slack's quote, whatever is in it.
 * References to people and channels are told by their names, so that nobody is notified. At most `maxChars`; `words` not
 * escaped.
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
