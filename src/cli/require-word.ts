import { nearestWord } from '../domain/text/nearest-word.js';
import { exitCodes } from './exit-code.js';
import { Refused } from './refused.js';

/**
 * Returns the matching word; throws `Refused` (usage) otherwise, suggesting the nearest one. `what` has its article:
 * `an effect state`.
 */
export function requireWord<T extends string>(typed: string, words: readonly T[], what: string): T {
  const word = words.find((one) => one === typed);
  if (word !== undefined) return word;
  const near = nearestWord(typed, words);
  const hint = near ? `Did you mean ${near}?` : `Use one of: ${words.join(', ')}`;
  throw new Refused(`“${typed}” isn't ${what}. ${hint}`, exitCodes.usage);
}
