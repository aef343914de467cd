import { shortCodes } from '../../emoji/emoji.js';

const mostShown = 400;

/** Short codes that match the query, prefix matches first. Without a query, recent ones come first. */
export function emojiFound(query: string, recent: readonly string[]): string[] {
  const words = query.trim().toLowerCase().replaceAll(':', '').replaceAll(' ', '_');
  if (words === '') return [...new Set([...recent, ...shortCodes])].slice(0, mostShown);
  const holding = shortCodes.filter((name) => name.includes(words));
  const rank = (name: string) => (name === words ? 0 : name.startsWith(words) ? 1 : 2);
  return holding.sort((one, other) => rank(one) - rank(other)).slice(0, mostShown);
}
