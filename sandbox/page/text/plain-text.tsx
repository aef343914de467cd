import { withEmoji } from '../../emoji/emoji.js';
import { decoded } from '../../text/entities.js';

/** Plain text: no markup but short codes and entities. */
export function PlainText({ text, emoji = true }: { text: string; emoji?: boolean }) {
  return <>{plainWords(text, emoji)}</>;
}

/** The same where only a string will do, such as a label. */
export function plainWords(text: string, emoji = true): string {
  return decoded(emoji ? withEmoji(text) : text);
}
