import { withEmoji } from '../../emoji/emoji.js';
import { decoded } from '../../text/entities.js';

/** Plain text; only short codes and entities are decoded. */
export function PlainText({ text, emoji = true }: { text: string; emoji?: boolean }) {
  return <>{plainWords(text, emoji)}</>;
}

/** The same as a string, for labels. */
export function plainWords(text: string, emoji = true): string {
  return decoded(emoji ? withEmoji(text) : text);
}
