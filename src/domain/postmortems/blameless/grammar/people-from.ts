import { nounPhraseAt } from './noun-phrase.js';
import { personKindOf } from './person-kind.js';
import type { Token } from './token.js';

/**
 * Where the noun phrases for people end that begin at a position, the longest first. The patterns of all rules ask for
 * them at each word, so a sentence's phrases are read once.
 */
export function peopleFrom(tokens: readonly Token[], at: number): readonly number[] {
  const read = known.get(tokens) ?? readPeople(tokens);
  known.set(tokens, read);
  return read.get(at) ?? [];
}

const known = new WeakMap<readonly Token[], ReadonlyMap<number, readonly number[]>>();

/** In words. */
const longest = 7;

function readPeople(tokens: readonly Token[]): Map<number, number[]> {
  const ends = new Map<number, number[]>();
  for (let end = tokens.length - 1; end >= 0; end--) {
    const phrase = nounPhraseAt(tokens, end);
    if (!phrase || end - phrase.first >= longest || !isPeople(personKindOf(tokens, phrase))) continue;
    ends.set(phrase.first, [...(ends.get(phrase.first) ?? []), end]);
  }
  return ends;
}

function isPeople(kind: ReturnType<typeof personKindOf>): boolean {
  return kind === 'other' || kind === 'self';
}
