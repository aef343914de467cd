import { acting, harm, removal } from '../words/harm.js';
import { agents } from '../words/people.js';
import type { Token } from './token.js';

/** Corrects what taggers get wrong most often, by the words around it. */
export function repairTags(tokens: readonly Token[]): Token[] {
  const repaired: Token[] = [];
  for (const [at, token] of tokens.entries()) {
    const around = { last: repaired.at(-1), beforeLast: repaired.at(-2), next: tokens[at + 1] };
    repaired.push({ ...token, tag: tagOf(token, around) });
  }
  return repaired;
}

interface Around {
  last: Token | undefined;
  beforeLast: Token | undefined;
  next: Token | undefined;
}

function tagOf(token: Token, { last, beforeLast, next }: Around): string {
  const { tag, word, hidden } = token;
  if (hidden) return tag;
  if (word in fixed) return fixed[word] ?? tag;
  if ((word === 'have' || word === 'has' || word === 'had') && (next?.tag === 'AUX' || isParticiple(next)))
    return 'AUX';
  if (isLetterOfAgent(token, last)) return 'PROPN';
  if (tag === 'ADJ' && last && isArticle(last) && next && endsNoun.has(next.tag)) return 'NOUN';
  if (tag === 'ADJ' && isPastBeforeObject(word, last, next)) return 'VERB';
  if (tag === 'VERB' && isAgentAfterNoun(word, last, next)) return 'NOUN';
  if (tag === 'NOUN' && word.endsWith('s') && last && agents.has(last.word) && next?.word === 'that')
    return 'VERB';
  if (tag === 'VERB' && ((!last && next?.tag === 'AUX') || (agents.has(word) && isVerbal(next))))
    return 'NOUN';
  if (tag === 'NOUN' && isPastAfterNoun(word, last)) return 'VERB';
  if (tag === 'NOUN' && isActOfAgent(word, last, next)) return 'VERB';
  if (tag === 'NOUN' && harm.has(word) && isNoun(last) && opens(next)) return 'VERB';
  if (
    tag === 'ADJ' &&
    word.endsWith('ed') &&
    last?.tag === 'AUX' &&
    (next?.word === 'by' || harm.has(word) || (isHave(last) && opens(next)))
  )
    return 'VERB';
  if (tag === 'VERB' && agents.has(word) && !(last && beforeVerb.has(last.tag))) return 'NOUN';
  if (word === 'cost' && next && (next.tag === 'PRON' || next.tag === 'NUM')) return 'VERB';
  if (word === 'cause' && last && /^(?:root|only|sole)$/.test(last.word) && next?.tag === 'AUX')
    return 'NOUN';
  if (word === 'cause' && last?.word === 'root') return 'NOUN';
  if (tag === 'VERB' && last && opensPhrase(last, beforeLast))
    return isParticiple(token) && isNoun(next) ? 'ADJ' : 'NOUN';
  if (tag !== 'VERB' && isLyAdverb(last) && isNoun(beforeLast) && word.endsWith('ed')) return 'VERB';
  if (tag === 'NOUN' && word.endsWith('ing') && last && gerundBefore.has(last.word) && opens(next))
    return 'VERB';
  return tag;
}

const fixed: Partial<Record<string, string>> = {
  'on-call': 'NOUN',
  alert: 'NOUN',
  infra: 'NOUN',
  bad: 'ADJ',
  who: 'PRON',
  whoever: 'PRON',
  ought: 'AUX',
  'double-check': 'VERB',
};

const possessives = new Set(['my', 'our', 'your', 'his', 'its', 'their']);
const beforeVerb = new Set(['AUX', 'PRON', 'PART', 'NOUN', 'PROPN']);
/** What follows a noun. */
const endsNoun = new Set(['AUX', 'ADP', 'PUNCT', 'CCONJ']);
const gerundBefore = new Set(['without', 'by', 'before', 'after', 'of', 'for', 'from']);

/** An article, or an article and an adjective: a noun must follow. */
function opensPhrase(last: Token, beforeLast: Token | undefined): boolean {
  return isArticle(last) || (last.tag === 'ADJ' && beforeLast !== undefined && isArticle(beforeLast));
}

function isArticle({ word, tag }: Token): boolean {
  if (tag === 'PROPN') return false;
  return word === 'the' || word === 'a' || word === 'an' || possessives.has(word);
}

function isParticiple(token: Token | undefined): boolean {
  return token?.tag === 'VERB' && /(?:ed|en|ing|un|wn|ght|lt|pt|ft|nt)$/.test(token.word);
}

function isNoun(token: Token | undefined): boolean {
  return token?.tag === 'NOUN' || token?.tag === 'PROPN' || token?.tag === 'PRON';
}

function isHave({ word }: Token): boolean {
  return word === 'had' || word === 'has' || word === 'have';
}

function isVerbal(token: Token | undefined): boolean {
  return token?.tag === 'AUX' || (token?.tag === 'VERB' && token.word.endsWith('ed'));
}

/** “Developer A” */
function isLetterOfAgent({ word, isCapitalized }: Token, last: Token | undefined): boolean {
  return isCapitalized && word === 'a' && last !== undefined && agents.has(last.word);
}

/** “The engineer on duty panicked” */
function isPastAfterNoun(word: string, last: Token | undefined): boolean {
  return /[a-z]{3}[^e]ed$/.test(word) && isNoun(last);
}

/** “The lead disabled the firewall” */
function isPastBeforeObject(word: string, last: Token | undefined, next: Token | undefined): boolean {
  return (
    /[a-z]{3}ed$/.test(word) && isNoun(last) && next !== undefined && /^(?:DET|PRON|NUM|ADP)$/.test(next.tag)
  );
}

/** “The support lead swore”, but not “changes lead to …” */
function isAgentAfterNoun(word: string, last: Token | undefined, next: Token | undefined): boolean {
  return (
    agents.has(word) &&
    last?.tag === 'NOUN' &&
    !last.word.endsWith('s') &&
    (!next || /^(?:VERB|AUX|PUNCT)$/.test(next.tag))
  );
}

/** “The helpdesk reset the account”, “the team let it fill up”. */
function isActOfAgent(word: string, last: Token | undefined, next: Token | undefined): boolean {
  return (
    last !== undefined &&
    (agents.has(last.word) || last.tag === 'PRON') &&
    (next?.tag === 'DET' || next?.tag === 'PRON') &&
    (acting.has(word) || removal.has(word) || harm.has(word))
  );
}

function isLyAdverb(token: Token | undefined): boolean {
  return token?.tag === 'ADV' && token.word.endsWith('ly');
}

/** What begins an object. */
function opens(token: Token | undefined): boolean {
  return token?.tag === 'DET' || token?.tag === 'PRON';
}
