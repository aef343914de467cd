import { peopleFrom } from './people-from.js';
import type { Token } from './token.js';

/**
 * A sequence of words. `a|b` is either, `more?` may be missing, `@care` is a word of that set, `PERSON` a noun phrase for
 * people, and `…` up to three words.
 */
export type Pattern = readonly Part[];

type Part =
  | { kind: 'words'; words: ReadonlySet<string>; optional: boolean }
  | { kind: 'person' }
  | { kind: 'gap' };

/** Patterns, found by their first word so that no other is tried. */
export interface Patterns {
  all: readonly Pattern[];
  byFirstWord: ReadonlyMap<string, readonly Pattern[]>;
}

/** Reads patterns, one for each line. Of those that begin at the same word, the first wins. */
export function patterns(text: string, sets: Record<string, ReadonlySet<string>> = {}): Patterns {
  const lines = text.trim().split('\n');
  const all = lines.map((line) =>
    line
      .trim()
      .split(/\s+/)
      .map((word) => partOf(word, sets)),
  );
  return { all, byFirstWord: byFirstWord(all) };
}

function byFirstWord(all: readonly Pattern[]): Map<string, Pattern[]> {
  const found = new Map<string, Pattern[]>();
  for (const pattern of all)
    for (const word of firstWordsOf(pattern)) found.set(word, [...(found.get(word) ?? []), pattern]);
  return found;
}

/** Also those after what may be missing. Those of people are in no list. */
function firstWordsOf([part, ...rest]: Pattern): ReadonlySet<string> {
  if (part?.kind === 'gap') throw new Error("A pattern can't begin with a gap.");
  if (part?.kind !== 'words') return new Set();
  return part.optional ? new Set([...part.words, ...firstWordsOf(rest)]) : part.words;
}

function partOf(word: string, sets: Record<string, ReadonlySet<string>>): Part {
  if (word === '…') return { kind: 'gap' };
  if (word === 'PERSON') return { kind: 'person' };
  const optional = word.endsWith('?');
  const choices = (optional ? word.slice(0, -1) : word).split('|');
  const found = choices.flatMap((choice) =>
    choice.startsWith('@') ? [...setOf(choice.slice(1), sets)] : [choice],
  );
  return { kind: 'words', words: new Set(found), optional };
}

function setOf(name: string, sets: Record<string, ReadonlySet<string>>): ReadonlySet<string> {
  const set = sets[name];
  if (!set) throw new Error(`There's no set of words called ${name}.`);
  return set;
}

/** The first and last token of each place where one of the patterns begins. */
export function matchesOf(
  { all, byFirstWord }: Patterns,
  tokens: readonly Token[],
): { first: number; last: number }[] {
  return tokens.flatMap(({ word }, first) => {
    const candidates = peopleFrom(tokens, first).length > 0 ? all : (byFirstWord.get(word) ?? []);
    for (const pattern of candidates) {
      const end = endOf(pattern, tokens, first);
      if (end !== null) return [{ first, last: end - 1 }];
    }
    return [];
  });
}

/** The position after the match that begins at `at`, or null. */
function endOf([part, ...rest]: Pattern, tokens: readonly Token[], at: number): number | null {
  if (!part) return at;
  if (part.kind === 'person') return afterPerson(rest, tokens, at);
  if (part.kind === 'gap') return afterGap(rest, tokens, at);
  const token = tokens[at];
  const here = token && !token.hidden && part.words.has(token.word) ? endOf(rest, tokens, at + 1) : null;
  return here ?? (part.optional ? endOf(rest, tokens, at) : null);
}

const longestGap = 3;

function afterGap(rest: Pattern, tokens: readonly Token[], at: number): number | null {
  for (let skipped = 0; skipped <= longestGap; skipped++) {
    const end = endOf(rest, tokens, at + skipped);
    if (end !== null) return end;
    if (tokens[at + skipped]?.tag === 'PUNCT') return null;
  }
  return null;
}

function afterPerson(rest: Pattern, tokens: readonly Token[], at: number): number | null {
  for (const end of peopleFrom(tokens, at)) {
    const after = endOf(rest, tokens, end + 1);
    if (after !== null) return after;
  }
  return null;
}
