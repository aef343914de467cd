import type { Token } from './grammar/token.js';
import { carePhrases } from './rules/be-careful.js';
import { agents, others, quantifiers, selves } from './words/people.js';
import { words } from './words/word-set.js';

/**
 * The words with which a short text asks people to be more careful, as they were written; null if it doesn't. Knows the
 * phrases of the rule `be-careful`, and needs no tagger: of the other words, only those for people matter.
 */
export function asksForCare(text: string): string | null {
  const found = [...text.slice(0, maxChars).matchAll(wordsAndMarks)];
  const tokens = found.map(({ 0: word, index }) => tokenOf(word, index));
  const [match] = carePhrases(tokens);
  const [first, last] = match ? [tokens[match.first], tokens[match.last]] : [];
  return first && last ? text.slice(first.from, last.to) : null;
}

/** More than a title may have. */
const maxChars = 1_000;

const wordsAndMarks = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[.,;:!?()]/gu;

function tokenOf(text: string, from: number): Token {
  const word = text.toLowerCase().replaceAll('’', "'");
  const place = { from, to: from + text.length };
  return { word, tag: tagOf(word), isCapitalized: false, hidden: null, person: null, ...place };
}

function tagOf(word: string): string {
  if (selves.has(word) || others.has(word)) return 'PRON';
  if (agents.has(word) || quantifiers.has(word)) return 'NOUN';
  if (determiners.has(word)) return 'DET';
  return /[\p{L}\p{N}]/u.test(word) ? 'X' : 'PUNCT';
}

const determiners = words('the a an our your their this every each all');
