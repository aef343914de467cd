import { firstNames } from '../words/first-names.js';
import {
  agentModifiers,
  agents,
  agentsWithModifier,
  ambiguousAgents,
  humanModifiers,
  organizations,
  others,
  products,
  quantifiers,
  selves,
  victims,
} from '../words/people.js';
import { type NounPhrase, nounPhraseAt } from './noun-phrase.js';
import type { Token } from './token.js';

/**
 * Who a noun phrase is. `other`: people spoken about. `self`: the writers. `organization`: a vendor or the like, whose systems
 * may be meant. `unknown`:
 * a bare name, which may be a person's or a program's. `victim`: users and customers. `thing`: everything else.
 */
export type PersonKind = 'other' | 'self' | 'organization' | 'unknown' | 'victim' | 'thing';

export function personKindOf(tokens: readonly Token[], phrase: NounPhrase): PersonKind {
  return kindOf(tokens, phrase, mostMembers);
}

/** Of how many groups somebody is said to be one: “one of the members of the team”. */
const mostMembers = 3;

function kindOf(tokens: readonly Token[], { first, head }: NounPhrase, members: number): PersonKind {
  const token = standing(tokens[head]);
  if (!token) return 'thing';
  if (token.hidden) return token.hidden === 'person' ? 'other' : 'thing';
  if (selves.has(token.word)) return 'self';
  if (others.has(token.word) || (token.word === 'one' && tokens[first]?.word === 'no')) return 'other';
  if (token.word === 'they') return 'other';
  const ofPeople = members > 0 ? kindOfMembers(tokens, head, members) : null;
  if (ofPeople) return ofPeople;
  if (victims.has(token.word)) return 'victim';
  if (isLetteredAgent(tokens, head)) return 'other';
  if (agents.has(token.word)) return isProgram(tokens, head) ? 'thing' : 'other';
  if (agentsWithModifier.has(token.word) && agentModifiers.has(tokens[head - 1]?.word ?? '')) return 'other';
  if (organizations.has(token.word)) return 'organization';
  if (!isBareName(tokens, first, head)) return 'thing';
  const [name = ''] = [tokens[first]?.word];
  if (products.has(name)) return 'thing';
  return firstNames.has(name) || /^(?:mr|mrs|ms|dr)\.?$/.test(name) ? 'other' : 'unknown';
}

/** “It is the contractor's”: the tagger doesn't split it before a full stop. */
function standing(token: Token | undefined): Token | undefined {
  return token && { ...token, word: token.word.replace(/(?<=.)'s$/, '') };
}

/** Who “one of the developers” or “a member of the team” is. */
function kindOfMembers(tokens: readonly Token[], head: number, members: number): PersonKind | null {
  const [noun, of] = [tokens[head], tokens[head + 1]];
  if (!noun || !of || !quantifiers.has(noun.word) || !/^(?:of|from|in|on|at)$/.test(of.word)) return null;
  let end = head + 2;
  while (end < head + longest && !isEndOfPhrase(tokens, end)) end++;
  const whole = nounPhraseAt(tokens, end);
  return whole && whole.first > head ? kindOf(tokens, whole, members - 1) : null;
}

/** In words. */
const longest = 12;

const insidePhrase = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'DET', 'PRON', 'PART']);

function isEndOfPhrase(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    !next ||
    !insidePhrase.has(next.tag) ||
    next.word === 'not' ||
    next.word === "n't" ||
    next.word === 'to' ||
    next.tag === 'PRON'
  );
}

/** “The Prometheus operator” reconciles objects; “the night operator” does not. */
function isProgram(tokens: readonly Token[], head: number): boolean {
  const [noun, before] = [tokens[head], tokens[head - 1]];
  if (!noun || !before || !ambiguousAgents.has(noun.word)) return false;
  if (before.tag !== 'NOUN' && before.tag !== 'PROPN') return false;
  return before.hidden !== 'person' && !humanModifiers.has(before.word) && !agents.has(before.word);
}

/** “Developer A”, “engineer Bob” */
function isLetteredAgent(tokens: readonly Token[], head: number): boolean {
  const [before, token] = [tokens[head - 1], tokens[head]];
  if (!before || !token || !agents.has(before.word)) return false;
  return /^(?:[a-z]|\d{1,2})$/.test(token.word) || (token.isCapitalized && firstNames.has(token.word));
}

/** One or two capitalized words that nothing determines. “Alerts” has its capital from the sentence. */
function isBareName(tokens: readonly Token[], first: number, head: number): boolean {
  const words = tokens.slice(first, head + 1);
  if (first === 0 && words.length === 1 && words[0]?.tag === 'NOUN' && words[0].word.endsWith('s'))
    return false;
  return (
    words.length <= 2 &&
    words.every(({ tag, isCapitalized }) => isCapitalized && (tag === 'PROPN' || tag === 'NOUN'))
  );
}
