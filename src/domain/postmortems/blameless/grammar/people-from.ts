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
    const all = [...(ends.get(phrase.first) ?? []), ...withPost(tokens, end), end];
    ends.set(phrase.first, all);
  }
  return ends;
}

/** “The person on call”, “the engineer in charge”: the longer phrase. */
function withPost(tokens: readonly Token[], end: number): number[] {
  const said = `${tokens[end + 1]?.word ?? ''} ${tokens[end + 2]?.word ?? ''}`;
  if (posts.has(said)) return [end + 2];
  return /^(?:involved|concerned|responsible) /.test(said) ? [end + 1] : [];
}

const posts = new Set(['on call', 'on duty', 'on shift', 'in charge', 'in question']);

function isPeople(kind: ReturnType<typeof personKindOf>): boolean {
  return kind === 'other' || kind === 'self';
}
