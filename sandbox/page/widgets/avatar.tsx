import { emojiOf } from '../../emoji/emoji.js';

/** The face of a person or app: their picture, or initials on a colour that stays theirs. */
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
  // Drawn by the style sheet: initials are a picture, not words.
  return <span class={`avatar colour-${colourOf(id)}`} data-initials={initialsOf(name)} aria-hidden="true" />;
}

const colours = 8;

/** The number of a colour, 1 to 8, the same for an id wherever it is drawn. */
export function colourOf(id: string): number {
  let hash = 2_166_136_261;
  for (const sign of id) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return ((hash >>> 28) % colours) + 1;
}

/** Up to two letters: of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
