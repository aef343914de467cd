import type { Clause, Sentence } from '../grammar/sentence.js';
import { firstPhraseFrom } from '../grammar/sentence.js';
import type { Token } from '../grammar/token.js';
import type { Match } from '../rule.js';
import { byMistake } from '../words/harm.js';
import { properly } from '../words/undone.js';
import { verbs, words } from '../words/word-set.js';
import { baseOf, participleOf } from './verb-forms.js';

/*
 * What to write instead, where grammar makes it certain: each gives the match with a suggestion for exactly its words, or null.
 */

/** “The analyst failed to escalate” → “At the time, the analyst didn't escalate”; `verb`: the position of its plain form. */
export function didNotAtTheTime(sentence: Sentence, clause: Clause, verb: number): Match | null {
  const base = sentence.tokens[verb]?.word;
  return base && verb === clause.main + 2 ? tellsWhatWas(sentence, clause, { base, last: verb }) : null;
}

/** “The on-call should have escalated” → “At the time, the on-call didn't escalate”. */
export function shouldHave(sentence: Sentence, clause: Clause): Match | null {
  if (clause.isPassive || clause.isNegated || clause.adverbs.length > 0 || needsCondition(clause))
    return null;
  const base = baseOf(clause.verb);
  return base ? tellsWhatWas(sentence, clause, { base, last: clause.main }) : null;
}

/** “should have revoked it months ago”, “… in the first place”: what follows would be left without what it belongs to. */
function needsCondition({ rest }: Clause): boolean {
  const said = rest.map(({ word }) => word).join(' ');
  return /\b(?:ago|earlier|sooner|instead|in the first place|to begin with|at all)\b/.test(said);
}

/** “The reviewer never opened it”, “the reviewer didn't open it” → “At the time, the reviewer didn't open it”. */
export function neverAtTheTime(sentence: Sentence, clause: Clause): Match | null {
  const { verb, main, isPassive, isNegated, auxiliaries, adverbs } = clause;
  if (isPassive || !isNegated || adverbs.some((word) => word !== 'never')) return null;
  if (minding.has(verb) || clause.rest.some(({ word }) => properly.has(word))) return null;
  const isDid = auxiliaries.length === 1 && auxiliaries[0] === 'did' && adverbs.length === 0;
  const base = isDid ? verb : auxiliaries.length === 0 ? baseOf(verb) : null;
  return base ? tellsWhatWas(sentence, clause, { base, last: main }) : null;
}

/** Not doing these is a verdict, whenever it was. */
const minding = verbs('think/thought bother care consider mind dare');

function tellsWhatWas(
  { tokens, source }: Sentence,
  { subject, first }: Clause,
  { base, last }: { base: string; last: number },
): Match | null {
  if (subject?.first !== 0 || first !== subject.head + 1) return null;
  if (/^(?:no|nobody|none|neither|no-one)$/.test(tokens[0]?.word ?? '')) return null;
  const who = source(0, subject.head);
  return { first: 0, last, suggestion: `At the time, ${inSentence(tokens[0], who)} didn't ${base}` };
}

/** “This should have been caught” → “This wasn't caught”. */
export function shouldHaveBeen({ tokens }: Sentence, clause: Clause): Match | null {
  const { subject, adverbs, isNegated, first, main } = clause;
  if (!clause.isPassive || !subject || !clause.auxiliaries.includes('been')) return null;
  if (adverbs.some((word) => word !== 'never' && word !== 'not')) return null;
  if (!tokens.slice(first, main).every(({ word }) => ofUnrealPassive.has(word))) return null;
  if (subject.head !== first - 1 || needsCondition(clause)) return null;
  const was = isPlural(tokens[subject.head]) ? 'were' : 'was';
  return { first, last: main, suggestion: `${was}${isNegated ? '' : "n't"} ${tokens[main]?.word ?? ''}` };
}

const ofUnrealPassive = words("should ought to could have 've been not n't never");

/** “was accidentally deleted by an engineer at 14:02” → “was deleted at 14:02”. */
export function withoutAgent({ tokens }: Sentence, clause: Clause): Match | null {
  const by = tokens.findIndex(({ word }, at) => at > clause.main && word === 'by');
  const agent = firstPhraseFrom(tokens, by + 1);
  const [auxiliary] = clause.auxiliaries;
  if (
    by !== clause.main + 1 ||
    !agent ||
    clause.auxiliaries.length !== 1 ||
    !auxiliary ||
    causal.has(clause.verb)
  )
    return null;
  const end = Math.max(agent.head, by);
  if (!endsPhrase(tokens[end + 1]) || clause.adverbs.some((word) => !byMistake.has(word))) return null;
  return { first: clause.first, last: end, suggestion: `${auxiliary} ${clause.verb}` };
}

/** “was mistakenly enabled”, “was enabled by mistake” → “was enabled”. */
export function withoutSlip({ tokens }: Sentence, clause: Clause): Match | null {
  const { first, main, auxiliaries, adverbs, verb } = clause;
  const [auxiliary] = auxiliaries;
  if (auxiliaries.length !== 1 || !auxiliary || clause.isNegated) return null;
  if (!/^(?:was|were|is|are|got)$/.test(auxiliary) || tokens[first]?.word !== auxiliary) return null;
  if (adverbs.some((word) => !byMistake.has(word))) return null;
  const slip = slipAfter(tokens, main);
  if (adverbs.length === 0 && slip === 0) return null;
  return { first, last: main + slip, suggestion: `${auxiliary} ${verb}` };
}

/** How many words right after the verb say that it was a slip. */
function slipAfter(tokens: readonly Token[], main: number): number {
  const [next, after] = [tokens[main + 1]?.word ?? '', tokens[main + 2]?.word ?? ''];
  if (/^(?:by mistake|by accident|in error)$/.test(`${next} ${after}`)) return 2;
  return byMistake.has(next) && !telling.has(next) && endsPhrase(tokens[main + 2]) ? 1 : 0;
}

/** After the verb, these are what happened: “was entered incorrectly”. */
const telling = words('incorrectly improperly wrongly erroneously prematurely');

/** “The plan was hastily applied”, “was applied hastily on Friday” → without the adverb. */
export function withoutAdverb(
  { tokens, source }: Sentence,
  clause: Clause,
  judging: ReadonlySet<string>,
): Match | null {
  const { first, main } = clause;
  if (judging.has(tokens[main + 1]?.word ?? '') && endsPhrase(tokens[main + 2]))
    return { first: main, last: main + 1, suggestion: source(main, main) };
  const at = tokens.slice(first, main).findIndex(({ word }) => judging.has(word)) + first;
  if (at < first || first === 0 || !/^\p{L}+$/u.test(tokens[at + 1]?.word ?? '')) return null;
  return { first: at, last: at + 1, suggestion: source(at + 1, at + 1) };
}

/** “An engineer accidentally deleted the volume” → “The volume was deleted”. */
export function asPassive({ tokens, clauses, source }: Sentence, clause: Clause): Match | null {
  const participle = participleOf(clause.verb);
  const object = firstPhraseFrom(tokens, clause.main + 1);
  if (clause.subject?.first !== 0 || clauses.length > 1 || clause.auxiliaries.length > 0) return null;
  if (!participle || !object || causal.has(clause.verb) || clause.isNegated) return null;
  if (tokens[object.head]?.tag === 'PRON' || !endsPhrase(tokens[object.head + 1])) return null;
  if (clause.adverbs.some((word) => !byMistake.has(word))) return null;
  if (tokens.slice(object.first).some(({ word }) => owners.has(word))) return null;
  const was = isPlural(tokens[object.head]) ? 'were' : 'was';
  const what = source(object.first, object.head);
  return { first: 0, last: object.head, suggestion: `${capitalized(what)} ${was} ${participle}` };
}

/** They would be left without whom they mean. */
const owners = words('his her their my our himself herself themselves');

/** In the passive, these say nothing or something else. */
const causal = words(`
  cause caused introduce introduced trigger triggered create created produced led gave told crashed fumbled crippled messed screwed fouled
  blundered mistook mistaken misled leaked made took taken brought
`);

/** “the root cause” → “a contributing factor”; `at`: the position of “cause”. */
export function contributingFactor({ tokens }: Sentence, at: number): Match {
  if (tokens.at(-1)?.word === '?') return { first: at, last: at };
  let first = tokens[at - 1]?.word === 'root' ? at - 1 : at;
  while (first > 0 && singling.has(tokens[first - 1]?.word ?? '')) first--;
  const isMany = tokens[at]?.word.endsWith('s') === true;
  const determiner = tokens[first - 1]?.word ?? '';
  const isDetermined = /^(?:the|our|a|its)$/.test(determiner);
  const words = isMany
    ? 'contributing factors'
    : isDetermined
      ? 'a contributing factor'
      : 'contributing factor';
  if (isDetermined) first--;
  const isOf = tokens[at + 1]?.word === 'of';
  const said = isOf ? `${words} to` : words;
  const suggestion = tokens[first]?.isCapitalized ? capitalized(said) : said;
  return { first, last: isOf ? at + 1 : at, suggestion };
}

const singling = words(
  'underlying real actual main primary ultimate true only one single technical likely probable final sole very',
);

/** Whether what follows a noun is no part of it: “by an engineer at 14:02”, not “by an engineer of the team”. */
export function endsPhrase(token: Token | undefined): boolean {
  return !token || token.word === '.' || after.has(token.word);
}

const after = words('at during after before around until because on');

export function isPlural(token: Token | undefined): boolean {
  const word = token?.word ?? '';
  return /^(?:they|these|those|we)$/.test(word) || (token?.tag === 'NOUN' && /[^su]s$/.test(word));
}

function inSentence(token: Token | undefined, text: string): string {
  const isName = token === undefined || token.tag === 'PROPN' || token.word === 'i';
  return isName ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
