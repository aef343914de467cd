import { emojiOf } from '../../emoji/emoji.js';

/** An emoji by its short code (skin tone after `::`); unknown codes stay text. */
export function Emoji({ code, character }: { code: string; character?: string }) {
  const drawn = character ?? emojiOf(code);
  if (drawn === `:${code}:`) return <>{drawn}</>;
  return (
    <span class="emoji" title={`:${code}:`}>
      {drawn}
    </span>
  );
}
