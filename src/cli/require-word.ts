import { nearestWord } from '../domain/text/nearest-word.js';
import { exitCodes } from './exit-code.js';
import { Refused } from './refused.js';

/** One of the words; refuses another as wrong usage, with the nearest right one. */
export function requireWord<T extends string>(typed: string, words: readonly T[], what: string): T {
  const word = words.find((one) => one === typed);
  if (word !== undefined) return word;
  const near = nearestWord(typed, words);
  const hint = near ? `Did you mean ${near}?` : `Known are: ${words.join(', ')}`;
  throw new Refused(`“${typed}” is no ${what}. ${hint}`, exitCodes.usage);
}
