import { emojiNames } from './names.js';

const characters = new Map(
  emojiNames
    .trim()
    .split(/\s{2,}/)
    .map((pair): [string, string] => [
      pair.slice(0, pair.lastIndexOf(' ')),
      pair.slice(pair.lastIndexOf(' ') + 1),
    ]),
);

/** The emoji of a short code (without colons), or the code with colons if unknown. */
export function emojiOf(code: string): string {
  const [name = '', tone] = code.split('::');
  const found = characters.get(name);
  return found === undefined ? `:${code}:` : found + toneOf(tone);
}

/** Replaces short codes by emoji. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/g, (_, code: string) => emojiOf(code));
}

/** Short codes in the order of Slack's picker. */
export const shortCodes: readonly string[] = [...characters.keys()];

function toneOf(tone: string | undefined): string {
  const [, step] = tone?.match(/^skin-tone-([2-6])$/) ?? [];
  return step ? String.fromCodePoint(0x1f3fb + Number(step) - 2) : '';
}
