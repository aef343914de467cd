import type { Token } from './token.js';

/** A noun with what belongs to it on its left: “the on-call engineer's laptop”, whose head is “laptop”. */
export interface NounPhrase {
  first: number;
  /** The position of the noun or pronoun that says what it is. */
  head: number;
}

/** The noun phrase that ends at a position, or null if no noun is there. */
export function nounPhraseAt(tokens: readonly Token[], end: number): NounPhrase | null {
  const head = tokens[end];
  if (!head || !isNominal(head)) return null;
  if (head.tag === 'PRON') return { first: withNo(tokens, end), head: end };
  let first = end;
  while (first > 0 && end - first < longest && belongsTo(tokens, first)) first--;
  return { first, head: end };
}

/** In words. Longer ones are lists. */
const longest = 12;

const nominalTags = new Set(['NOUN', 'PROPN', 'PRON', 'NUM']);

function isNominal({ tag, word }: Token): boolean {
  return nominalTags.has(tag) && !possessives.has(word) && word !== 'that' && word !== 'which';
}

/** “No one” is a pronoun in two words. */
function withNo(tokens: readonly Token[], end: number): number {
  return tokens[end]?.word === 'one' && tokens[end - 1]?.word === 'no' ? end - 1 : end;
}

const modifierTags = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'DET']);
const possessives = new Set(['my', 'our', 'your', 'his', 'her', 'its', 'their', 'whose']);

/** Whether the token before `at` is part of the same phrase. */
function belongsTo(tokens: readonly Token[], at: number): boolean {
  const [one, before] = [tokens[at], tokens[at - 1]];
  if (!one || !before || startsPhrase(one)) return false;
  if (isPossessiveMark(before) || possessives.has(before.word)) return true;
  if (isPossessiveMark(one)) return isNominal(before);
  if (before.tag === 'ADV') return tokens[at - 2]?.tag === 'DET';
  if (before.tag === 'VERB') return isModifier(tokens, at - 1);
  return modifierTags.has(before.tag) && !(before.tag === 'DET' && one.tag === 'DET');
}

function startsPhrase({ tag, word }: Token): boolean {
  return tag === 'DET' || possessives.has(word);
}

export function isPossessiveMark({ word, tag }: Token): boolean {
  return (word === "'s" || word === "'") && tag !== 'AUX' && tag !== 'VERB';
}

/** A participle between an article and its noun: “the assigned engineer”. */
function isModifier(tokens: readonly Token[], at: number): boolean {
  const [before, one] = [tokens[at - 1], tokens[at]];
  return (
    /(?:ed|ing)$/.test(one?.word ?? '') &&
    before !== undefined &&
    (before.tag === 'DET' || before.tag === 'ADJ' || possessives.has(before.word))
  );
}
