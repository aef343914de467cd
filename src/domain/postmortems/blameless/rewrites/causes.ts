import { type Clause, firstPhraseFrom, type Sentence } from '../grammar/sentence.js';
import type { Token } from '../grammar/token.js';
import type { Match } from '../rule.js';
import { isPlain } from '../rules/kinds.js';
import { acting, byHand, introducing, removal } from '../words/harm.js';
import { words } from '../words/word-set.js';
import { capitalized, endsPhrase, isPlural } from './rewrites.js';
import { participleFrom } from './verb-forms.js';

/*
 * What to write instead of a cause that is a verdict, where the sentence says what happened without it.
 */

/**
 * “The flag was removed due to human error” → “The flag was removed”, “Due to an oversight, it wasn't renewed” → “It wasn't
 * renewed”. `verdict`: the words that explain nothing. An outage keeps its cause: “It was caused by human error”.
 */
export function withoutVerdict(sentence: Sentence, verdict: Match): Match | null {
  const cause = causeAround(sentence.tokens, verdict);
  if (!cause) return null;
  return cause.first === 0 ? withoutStart(sentence, cause) : withoutEnd(sentence, cause);
}

function withoutEnd({ tokens, clauses, source }: Sentence, { first, last }: Match): Match | null {
  const clause = clauses.findLast(({ main }) => main < first);
  if (!clause || !isDeed(clause) || !endsPhrase(tokens[last + 1])) return null;
  if (tokens.slice(clause.main + 1, first).some(({ tag }) => tag === 'PUNCT' || tag === 'CCONJ')) return null;
  return { first: first - 1, last, suggestion: source(first - 1, first - 1) };
}

function withoutStart({ tokens, clauses, source }: Sentence, { last }: Match): Match | null {
  const next = last + 2;
  const clause = clauses.find(({ subject }) => subject?.first === next);
  if (tokens[last + 1]?.word !== ',' || !clause || !isDeed(clause)) return null;
  return { first: 0, last: next, suggestion: capitalized(source(next, next)) };
}

/** What people did or didn't do, told without them. What is broken or down isn't that, and needs its cause. */
function isDeed(clause: Clause): boolean {
  if (!clause.isPassive || clause.agent !== 'none' || !isPlain(clause)) return false;
  return clause.isNegated || deeds.some((verbs) => verbs.has(clause.verb));
}

const deeds = [acting, byHand, introducing, removal];

/** “due to a simple human error”, with its preposition; null if it isn't the cause of something. */
function causeAround(tokens: readonly Token[], { first, last }: Match): Match | null {
  const start = startOfPhrase(tokens, first);
  const before = (back: number) => tokens[start - back]?.word ?? '';
  if (/^(?:due to|because of|owing to)$/.test(`${before(2)} ${before(1)}`)) return { first: start - 2, last };
  if (`${before(4)} ${before(3)} ${before(2)} ${before(1)}` === 'as a result of')
    return { first: start - 4, last };
  return before(1) === 'through' ? { first: start - 1, last } : null;
}

/** Where a noun phrase begins whose words before the noun only judge. */
function startOfPhrase(tokens: readonly Token[], noun: number): number {
  let at = noun;
  while (at > 0 && judging.has(tokens[at - 1]?.word ?? '')) at--;
  return at;
}

const judging = words('a an the our simple pure sheer honest basic unfortunate single');

/**
 * “due to the team's failure to renew the certificate” → “because the certificate wasn't renewed”; “was caused by failure to
 * …” → “happened because …”. `failure`: from that word to the verb.
 */
export function becauseNotDone({ tokens, source }: Sentence, failure: Match): Match | null {
  const participle =
    tokens[failure.last - 1]?.word === 'to' && participleFrom(tokens[failure.last]?.word ?? '');
  const object = firstPhraseFrom(tokens, failure.last + 1);
  const noun = object && tokens[object.head];
  if (!participle || !object || !noun || !/^(?:NOUN|PROPN)$/.test(noun.tag)) return null;
  if (!endsPhrase(tokens[object.head + 1]) || tokens[failure.first]?.word !== 'failure') return null;
  const cause = connection(tokens, startOfOwner(tokens, failure.first));
  if (!cause) return null;
  const what = source(object.first, object.head);
  const suggestion = `${cause.says} ${what} ${isPlural(noun) ? "weren't" : "wasn't"} ${participle}`;
  return {
    ...{ first: cause.first, last: object.head },
    suggestion: cause.first === 0 ? capitalized(suggestion) : suggestion,
  };
}

/** The same for a match that begins with the people whose failure it was. */
export function becauseTheyDidNot(sentence: Sentence, { first, last }: Match): Match | null {
  const failure = sentence.tokens.findIndex(({ word }, at) => at >= first && word === 'failure');
  const isOwned = failure >= 0 && failure <= last + 2;
  return isOwned ? becauseNotDone(sentence, { first: failure, last: failure + 2 }) : null;
}

/** Where “the”, “our” or “the team's” before a noun begins. */
function startOfOwner(tokens: readonly Token[], noun: number): number {
  for (let at = Math.max(0, noun - 5); at < noun; at++)
    if (firstPhraseFrom(tokens, at)?.head === noun) return at;
  return noun;
}

/** How what happened and its cause are joined, and what joins a clause instead. */
function connection(tokens: readonly Token[], start: number): { first: number; says: string } | null {
  const [third = '', second = '', last = ''] = [3, 2, 1].map((back) => tokens[start - back]?.word);
  const isLink = /^(?:due to|because of|caused by)$/.test(`${second} ${last}`);
  if (isLink && /^(?:was|were)$/.test(third)) return { first: start - 3, says: 'happened because' };
  if (!isLink || second === 'caused' || /^(?:is|are|be|been|being)$/.test(third)) return null;
  return { first: start - 2, says: 'because' };
}
