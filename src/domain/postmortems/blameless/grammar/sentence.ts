import type { Tagger } from '../tagger/tagger.js';
import type { Hidden } from '../text/hide.js';
import { departments, human, quantifiers } from '../words/people.js';
import { nounPhraseAt } from './noun-phrase.js';
import { type PersonKind, personKindOf } from './person-kind.js';
import { tokensOf } from './read-tokens.js';
import { clausesOf, type Clause as Parsed } from './subject.js';
import type { Token } from './token.js';
import { verbGroupsOf } from './verb-group.js';

/** A sentence as the rules see it. */
export interface Sentence {
  tokens: readonly Token[];
  clauses: readonly Clause[];
  /** The words from one token to another as they were written. */
  source: (first: number, last: number) => string;
}

/** What one verb says. */
export interface Clause extends Parsed {
  /** The verb, in lower case. */
  verb: string;
  /** Who does it; `none` without a subject. “Should have tested it” leaves out “we”. */
  who: PersonKind | 'none';
  /** Who does it if it is passive: “by the engineer”. */
  agent: PersonKind | 'none';
  /** What follows the verb, up to the next clause. */
  rest: readonly Token[];
}

export function sentenceOf(
  { from, text }: { from: number; text: string },
  { tagger, hidden, written }: { tagger: Tagger; hidden: readonly Hidden[]; written: string },
): Sentence {
  return parsed(tokensOf(tagger(text), { offset: from, hidden }), written);
}

/** The sentence of these words of a text. */
export function parsed(tokens: readonly Token[], written: string): Sentence {
  const found = clausesOf(tokens, verbGroupsOf(tokens));
  const clauses: Clause[] = [];
  for (const clause of found) clauses.push(clauseOf(tokens, clause, clauses));
  const source = (first: number, last: number) => written.slice(tokens[first]?.from, tokens[last]?.to);
  return { tokens, clauses, source };
}

function clauseOf(tokens: readonly Token[], clause: Parsed, before: readonly Clause[]): Clause {
  const rest = restOf(tokens, clause.main + 1);
  return {
    ...clause,
    verb: tokens[clause.main]?.word ?? '',
    who: whoIsMeant(tokens, clause, before),
    agent: agentIn(tokens, clause.main + 1, clause.main + 1 + rest.length),
    rest,
  };
}

function whoIsMeant(
  tokens: readonly Token[],
  clause: Parsed,
  before: readonly Clause[],
): PersonKind | 'none' {
  if (isThey(tokens, clause)) return meantBy(tokens, before);
  const isOfThem = isCount(tokens, clause) && before.at(-1)?.who === 'other';
  return isOfThem ? 'other' : whoDoes(tokens, clause);
}

/** “Three engineers looked at it, and all three missed it.” */
function isCount(tokens: readonly Token[], { subject }: Parsed): boolean {
  return subject !== null && quantifiers.has(tokens[subject.head]?.word ?? '');
}

function isThey(tokens: readonly Token[], { subject }: Parsed): boolean {
  return subject !== null && tokens[subject.head]?.word === 'they';
}

/** Who “they” are: what the clauses before are about if that is several things, otherwise people. */
function meantBy(tokens: readonly Token[], before: readonly Clause[]): PersonKind {
  const about = before.findLast(
    ({ subject }) => subject !== null && tokens[subject.head]?.word.endsWith('s'),
  );
  return about && about.who !== 'none' && about.who !== 'unknown' ? about.who : 'other';
}

function whoDoes(
  tokens: readonly Token[],
  { subject, isWho, first, main, auxiliaries }: Parsed,
): PersonKind | 'none' {
  if (!subject) return first === 0 && auxiliaries.length > 0 ? 'self' : 'none';
  const kind = personKindOf(tokens, subject);
  const isDepartment = subject.first === subject.head && departments.has(tokens[subject.head]?.word ?? '');
  if (isDepartment && /^(?:should|ought)$/.test(auxiliaries[0] ?? '')) return 'other';
  if ((kind === 'unknown' || isDepartment) && isHuman(tokens, main)) return 'other';
  return isWho && (kind === 'thing' || kind === 'unknown') ? 'other' : kind;
}

/** Whether a bare name is a person's by what it does: “Tomasz typed it”, “Yuvi closed her laptop”. */
function isHuman(tokens: readonly Token[], main: number): boolean {
  return (
    human.has(tokens[main]?.word ?? '') ||
    restOf(tokens, main + 1).some(({ word }) => /^(?:his|her|himself|herself)$/.test(word))
  );
}

const maxRest = 12;

function restOf(tokens: readonly Token[], from: number): Token[] {
  const rest = tokens.slice(from, from + maxRest);
  const end = rest.findIndex(({ tag, word }) => tag === 'PUNCT' || endsClause.has(word));
  return end < 0 ? rest : rest.slice(0, end);
}

const endsClause = new Set([
  'and',
  'but',
  'or',
  'that',
  'which',
  'who',
  'because',
  'when',
  'while',
  'if',
  'so',
  'since',
  'although',
  'though',
  'after',
  'before',
  'until',
]);

/** Who is named after “by”. */
function agentIn(tokens: readonly Token[], from: number, to: number): PersonKind | 'none' {
  const by = tokens
    .slice(from, to)
    .findIndex(({ word }, at) => word === 'by' && !means.has(tokens[from + at + 1]?.word ?? ''));
  if (by < 0) return 'none';
  const phrase = firstPhraseFrom(tokens, from + by + 1);
  return phrase ? personKindOf(tokens, phrase) : 'none';
}

/** What follows “by” without being somebody: “by accident by a developer”. */
const means = new Set(['accident', 'mistake', 'hand', 'then', 'default']);

/** The longest noun phrase that begins at a position. */
export function firstPhraseFrom(tokens: readonly Token[], at: number) {
  for (let end = Math.min(at + 7, tokens.length - 1); end >= at; end--) {
    const phrase = nounPhraseAt(tokens, end);
    if (phrase?.first === at) return phrase;
  }
  return null;
}
