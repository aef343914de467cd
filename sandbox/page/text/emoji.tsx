import { emojiOf } from '../../emoji/emoji.js';

/** An emoji by its short code (with a skin tone after `::`); unknown codes stay words. */
export function Emoji({ code, character }: { code: string; character?: string }) {
  const drawn = character ?? emojiOf(code);
  if (drawn === `:${code}:`) return <>{drawn}</>;
  return (
    <span class="emoji" title={`:${code}:`}>
      {drawn}
    </span>
  );
}
