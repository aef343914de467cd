import { emojiOf } from '../../emoji/emoji.js';

/** A person's or app's picture, or their initials on a color of their own. */
export function Avatar({
  id,
  name,
  isApp,
  icon,
}: {
  id: string;
  name: string;
  /** True for the workspace's own app, which has a picture. */
  isApp?: boolean;
  /** Short code with colons. */
  icon?: string;
}) {
  if (icon) {
    return (
      <span class="avatar icon" aria-hidden="true">
        {emojiOf(icon.replaceAll(':', ''))}
      </span>
    );
  }
  if (isApp) return <img class="avatar" src="/assets/page/icon.svg" alt="" />;
  // CSS draws the initials, because they are an image and not text.
  return <span class={`avatar color-${colorOf(id)}`} data-initials={initialsOf(name)} aria-hidden="true" />;
}

const colors = 8;

/** A color number from 1 to 8, always the same for an id. */
export function colorOf(id: string): number {
  let hash = 2_166_136_261;
  for (const sign of id) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return ((hash >>> 28) % colors) + 1;
}

/** Up to two letters: the initials of the first and last word. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
