import { type NounPhrase, nounPhraseAt } from './noun-phrase.js';
import type { Token } from './token.js';
import type { VerbGroup } from './verb-group.js';

/** A verb group with who or what does it; null if nothing stands before it. */
export interface Clause extends VerbGroup {
  subject: NounPhrase | null;
  /** It tells about a noun: “the engineer who ran it”, “the script run by hand”. */
  isRelative: boolean;
  /** The subject is “who”, so it is people whatever it is called. */
  isWho: boolean;
}

/** Finds the subject of each verb group, from left to right. */
export function clausesOf(tokens: readonly Token[], groups: readonly VerbGroup[]): Clause[] {
  const clauses: Clause[] = [];
  for (const group of groups)
    clauses.push({
      ...group,
      ...subjectOf(tokens, group, clauses),
      isInfinitive: isInfinitive(tokens, group, clauses.at(-1)),
    });
  return clauses;
}

/** After “to”, also in “to check and respond”. */
function isInfinitive(tokens: readonly Token[], group: VerbGroup, last: Clause | undefined): boolean {
  if (group.isInfinitive || !last?.isInfinitive) return group.isInfinitive;
  const isBase =
    group.auxiliaries.length === 0 &&
    tokens[group.main]?.tag === 'VERB' &&
    !/(?:ed|s|ing)$/.test(tokens[group.main]?.word ?? '');
  return isBase && tokens[group.first - 1]?.tag === 'CCONJ';
}

type Found = Pick<Clause, 'subject' | 'isRelative' | 'isWho'>;

const none: Found = { subject: null, isRelative: false, isWho: false };

function subjectOf(tokens: readonly Token[], group: VerbGroup, before: readonly Clause[]): Found {
  const last = before.at(-1);
  if (group.isInfinitive) return last ? { ...none, subject: controllerOf(tokens, group, last) } : none;
  return walkLeft(tokens, { at: group.first - 1, before, isParticiple: isBareParticiple(tokens, group) });
}

/** Who does what follows “to”: its object if somebody is told to, otherwise who decides to. */
function controllerOf(tokens: readonly Token[], group: VerbGroup, last: Clause): NounPhrase | null {
  const object = nounPhraseAt(tokens, group.first - 2);
  return object && object.first > last.main && asks.has(tokens[last.main]?.word ?? '')
    ? object
    : last.subject;
}

const asks = new Set([
  'ask',
  'asked',
  'asks',
  'told',
  'tell',
  'tells',
  'remind',
  'reminded',
  'want',
  'wanted',
  'expect',
  'expected',
  'train',
  'teach',
  'require',
  'required',
  'allowed',
  'allow',
]);

interface Walk {
  at: number;
  before: readonly Clause[];
  isParticiple: boolean;
}

/** Steps over what belongs to the subject (“of the team”, “on call”, “who was new”) until the subject itself. */
function walkLeft(tokens: readonly Token[], { at: start, before, isParticiple }: Walk): Found {
  let at = start;
  let remaining = before.length;
  for (let steps = 0; at >= 0 && steps < maxSteps; steps++) {
    const token = tokens[at];
    if (!token) return none;
    if (isRelativeWord(tokens, at)) return relativeSubject(tokens, at);
    const phrase = nounPhraseAt(tokens, at);
    if (phrase) {
      const prior = before[remaining - 1];
      const preceding = tokens[phrase.first - 1];
      if (preceding?.tag === 'ADP' && !startsClause.has(preceding.word) && !isParticiple)
        at = phrase.first - 2;
      else if (prior && prior.main === phrase.first - 1 && isSteppedOver(tokens, prior)) {
        if (prior.isRelative && prior.subject) return { ...none, subject: prior.subject, isWho: prior.isWho };
        at = prior.first - (prior.isInfinitive ? 2 : 1);
        remaining--;
      } else return { ...none, subject: phrase, isRelative: isParticiple };
      while (remaining > 0 && (before[remaining - 1]?.main ?? 0) > at) remaining--;
    } else if (token.tag === 'CCONJ' || token.word === ',')
      return beforeParenthesis(tokens, at) ?? sharedSubject(tokens, { at, before });
    else if (before[remaining - 1]?.main === at) {
      const prior = before[remaining - 1];
      if (!prior) return none;
      if (!prior.isInfinitive && prior.subject)
        return { ...none, subject: prior.subject, isWho: prior.isWho };
      at = prior.first - (prior.isInfinitive ? 2 : 1);
      remaining--;
    } else if (token.tag === 'ADV' || token.tag === 'ADP' || token.tag === 'ADJ' || token.word === ')') at--;
    else return none;
  }
  return none;
}

const maxSteps = 40;

/** Words tagged as prepositions that begin a clause when a verb follows. */
const startsClause = new Set([
  'because',
  'after',
  'before',
  'since',
  'as',
  'until',
  'once',
  'when',
  'while',
  'than',
  'if',
  'though',
  'although',
  'whether',
  'that',
  'like',
  'so',
  'but',
]);

/** Verbs that belong to a longer subject: participles, infinitives, and those of relative clauses. */
function isSteppedOver(tokens: readonly Token[], clause: Clause): boolean {
  return clause.isRelative || clause.isInfinitive || isBareParticiple(tokens, clause);
}

function isBareParticiple(tokens: readonly Token[], { main, auxiliaries }: VerbGroup): boolean {
  return auxiliaries.length === 0 && /ing$/.test(tokens[main]?.word ?? '');
}

/** “Who”, or “that” after a noun. */
function isRelativeWord(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  if (word === 'who' || word === 'whoever') return true;
  if (word !== 'that' && word !== 'which') return false;
  const before = tokens[at - 1];
  return (
    before !== undefined &&
    (before.tag === 'NOUN' || before.tag === 'PROPN' || (before.word === ',' && word === 'which'))
  );
}

function relativeSubject(tokens: readonly Token[], at: number): Found {
  const end = tokens[at - 1]?.word === ',' ? at - 2 : at - 1;
  const noun = nounPhraseAt(tokens, end);
  const isWho = tokens[at]?.word.startsWith('who') === true;
  const subject = noun ?? { first: at, head: at };
  const reached = beyondPrepositions(tokens, subject);
  return { subject: isWho ? (reached ?? { first: at, head: at }) : subject, isRelative: true, isWho };
}

/** “A member of the team who …”: what comes before “of”. */
function beyondPrepositions(tokens: readonly Token[], phrase: NounPhrase): NounPhrase | null {
  if (tokens[phrase.first - 1]?.word !== 'of') return phrase;
  return nounPhraseAt(tokens, phrase.first - 2) ?? phrase;
}

/** “The client, which two teams had rolled out, failed”: what comes before the first comma. */
function beforeParenthesis(tokens: readonly Token[], at: number): Found | null {
  if (tokens[at]?.word !== ',') return null;
  for (let open = at - 1; open > 0 && open > at - maxSteps; open--) {
    if (tokens[open]?.word !== ',') continue;
    const opener = tokens[open + 1]?.word ?? '';
    if (
      !/^(?:which|who|whose|whom|thinking|despite|although|though|rather|given|while|having|being|in|at|on)$/.test(
        opener,
      )
    )
      return null;
    const subject = nounPhraseAt(tokens, open - 1);
    return (
      subject && { ...none, subject: beyondPrepositions(tokens, subject) ?? subject, isWho: opener === 'who' }
    );
  }
  return null;
}

/** After “and”, “but” or a comma: who did what was said before. */
function sharedSubject(
  tokens: readonly Token[],
  { at, before }: { at: number; before: readonly Clause[] },
): Found {
  const last = before.at(-1);
  if (last) return { ...none, subject: last.subject, isWho: last.isWho };
  const end = tokens[at - 1]?.word === ',' ? at - 2 : at - 1;
  const subject = nounPhraseAt(tokens, end);
  return { ...none, subject };
}
