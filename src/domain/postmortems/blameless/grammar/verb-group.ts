import type { Token } from './token.js';

/** A verb with its auxiliaries and the adverbs among them: “should not even have been deployed”. */
export interface VerbGroup {
  first: number;
  /** The position of the verb that says what is done. */
  main: number;
  /** In lower case, in order; `'ve` is `have`. */
  auxiliaries: readonly string[];
  adverbs: readonly string[];
  isNegated: boolean;
  /** After “to”. */
  isInfinitive: boolean;
  isPassive: boolean;
}

/** All verb groups of a sentence, in order. */
export function verbGroupsOf(tokens: readonly Token[]): VerbGroup[] {
  const groups: VerbGroup[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const group = verbGroupAt(tokens, at);
    if (!group) continue;
    groups.push(group);
    at = group.main;
  }
  return groups;
}

function verbGroupAt(tokens: readonly Token[], start: number): VerbGroup | null {
  const parts: number[] = [];
  let main = -1;
  for (let at = start; at < tokens.length && at < start + maxLength; at++) {
    const token = tokens[at];
    if (!token || (parts.length === 0 && !isVerbal(token))) break;
    if (isVerb(token)) {
      parts.push(at);
      main = at;
      break;
    }
    if (token.tag === 'AUX') main = at;
    else if (!joins(token)) break;
    parts.push(at);
  }
  return main < 0 ? null : groupOf(tokens, { start, main, parts: parts.filter((at) => at <= main) });
}

const maxLength = 12;

function isVerbal(token: Token): boolean {
  return token.tag === 'AUX' || isVerb(token);
}

function isVerb({ tag }: Token): boolean {
  return tag === 'VERB';
}

/** What may stand between auxiliaries and their verb. */
function joins({ tag, word }: Token): boolean {
  return tag === 'ADV' || isNot(word) || word === 'to' || word === ',' || word === 'at' || word === 'least';
}

function isNot(word: string): boolean {
  return word === 'not' || word === "n't" || word === 'never';
}

function groupOf(
  tokens: readonly Token[],
  { start, main, parts }: { start: number; main: number; parts: readonly number[] },
): VerbGroup {
  const first = withAdverbsBefore(tokens, start);
  const inside = [...range(first, start), ...parts].flatMap((at) => tokens[at] ?? []);
  const verb = tokens[main];
  const auxiliaries = inside
    .filter((one) => one.tag === 'AUX' && one !== verb)
    .map(({ word }) => (word === "'ve" ? 'have' : word));
  return {
    first,
    main,
    auxiliaries,
    adverbs: inside.filter(({ tag }) => tag === 'ADV').map(({ word }) => word),
    isNegated: inside.some(({ word }) => isNot(word)),
    isInfinitive: tokens[first - 1]?.word === 'to',
    isPassive: be.has(auxiliaries.at(-1) ?? '') && verb?.tag === 'VERB' && !verb.word.endsWith('ing'),
  };
}

const be = new Set([
  'be',
  'is',
  'are',
  'was',
  'were',
  'been',
  'being',
  'am',
  "'s",
  "'re",
  'get',
  'gets',
  'got',
]);

function withAdverbsBefore(tokens: readonly Token[], start: number): number {
  let first = start;
  while (first > 0 && (tokens[first - 1]?.tag === 'ADV' || isNot(tokens[first - 1]?.word ?? ''))) first--;
  return first;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
