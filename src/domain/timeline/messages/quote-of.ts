import type { Quote } from '../events.js';
import type { ObservedMessage } from './observed-message.js';

/** A message as a quote. Lists three file names at most; the permalink leads to the rest. */
export function quoteOf(
  { channelId, ts, authorId, authorName, content }: ObservedMessage,
  permalink: string | null,
): Quote {
  const files = content.files.slice(0, 3).map(({ name }) => name.slice(0, 100));
  return { channelId, ts, authorId, authorName, text: content.text, files, permalink };
}
