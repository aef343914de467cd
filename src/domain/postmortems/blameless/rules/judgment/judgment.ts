import { matchesOf, patterns } from '../../grammar/pattern.js';
import type { Clause, Sentence } from '../../grammar/sentence.js';
import { withoutAdverb } from '../../rewrites/rewrites.js';
import type { Rule } from '../../rule.js';
import { deferring, misconduct } from '../../words/conduct.js';
import { forgetting, humanPassives, ignoring } from '../../words/diligence.js';
import { carelessIfPerson, carelessly } from '../../words/faults.js';
import { harm, introducing } from '../../words/harm.js';
import { insults } from '../../words/people.js';
import { idiomPhrases } from '../../words/phrases/idioms.js';
import { judgmentPhrases } from '../../words/phrases/judgment.js';
import { sarcasmPhrases } from '../../words/phrases/sarcasm.js';
import { verbs, words } from '../../words/word-set.js';
import { followedBy, wholeClause } from '../kinds.js';
import { sources } from '../sources.js';
import { isDefiant, isDespite, isInsteadOf } from './against-signs.js';
import { adjectives, isNotGoodEnough, isNotSkilled, isUnwise } from './qualities.js';

/** Verdicts on people, their care and their decisions. */
export const judgment: Rule = {
  id: 'judgment',
  message: 'This judges a person.',
  reason:
    'A verdict on people ends the search for what to change, and teaches them to say less next time. State the facts.',
  source: sources.pagerDutyWriting,
  question: 'What did they know and see when they decided?',
  mayLookForward: false,
  matches: (sentence) => [
    ...matchesOf(judgmentPhrases, sentence.tokens),
    ...matchesOf(idiomPhrases, sentence.tokens),
    ...matchesOf(sarcasmPhrases, sentence.tokens),
    ...adjectives(sentence),
    ...sentence.tokens.flatMap(({ word, hidden }, at) =>
      !hidden && insults.has(word) ? [{ first: at, last: at }] : [],
    ),
    ...sentence.clauses
      .filter((clause) => isJudged(sentence, clause))
      .map((clause) => withoutAdverb(sentence, clause, judging) ?? wholeClause(clause)),
  ],
};

/** What only people do who did not do well. */
function isJudged(sentence: Sentence, clause: Clause): boolean {
  const hasAdverb = (set: ReadonlySet<string>) =>
    clause.adverbs.some((word) => set.has(word)) ||
    sentence.tokens.slice(clause.main + 1, clause.main + 3).some(({ word }) => set.has(word));
  if (isHurried(clause)) return true;
  if (isUnwise(sentence, clause)) return true;
  if (hasAdverb(carelessly) || isNotGoodEnough(sentence, clause) || isNotSkilled(clause)) return true;
  if (clause.who === 'self' && !clause.isInfinitive && !clause.isNegated) return rushing.has(clause.verb);
  if (clause.who === 'organization' && !clause.isInfinitive && !clause.isNegated)
    return ofCompanies.has(clause.verb);
  if (clause.who !== 'other' || clause.isInfinitive || clause.isNegated || hasTo(sentence, clause))
    return false;
  if (isInsteadOf(sentence, clause)) return true;
  if (isDefiant(sentence, clause) || isDespite(sentence, clause)) return true;
  return (
    misconduct.has(clause.verb) ||
    wronglyBelieved(sentence, clause) ||
    hasAdverb(thoughtlessly) ||
    (clause.isPassive && carelessIfPerson.has(clause.verb)) ||
    isTooSoon(clause) ||
    keepsErring(sentence, clause) ||
    clause.rest.some(({ word }) => word === 'anyway' || word === 'regardless')
  );
}

/** What a vendor does that its systems don't. */
const ofCompanies = verbs(
  'stonewall dither stall waffle gamble pretend lie/lied renege bluff panic/panicked/panicking insist shirk skimp squander overreact bicker',
);

/** “gave up too early” */
function isTooSoon({ rest, isPassive }: Clause): boolean {
  return (
    !isPassive &&
    rest.some(
      ({ word }, at) => word === 'too' && hurried.has(rest[at + 1]?.word ?? '') && rest.length === at + 2,
    )
  );
}

/** “had been rolled out too quickly” */
function isHurried({ rest, isPassive, agent, verb, auxiliaries }: Clause): boolean {
  if (!isPassive || agent === 'thing') return false;
  if (auxiliaries.some((word) => /^(?:can|may|will|would|could|should|must)$/.test(word))) return false;
  return verb === 'rushed' || ((introducing.has(verb) || humanPassives.has(verb)) && isTooEarly(rest));
}

function isTooEarly(rest: Clause['rest']): boolean {
  return rest.some(
    ({ word }, at) =>
      word === 'too' && /^(?:quickly|fast|hastily|soon|early|easily)$/.test(rest[at + 1]?.word ?? ''),
  );
}

const hurried = words('early late soon quickly slowly fast hastily often easily');

/** “keep pushing secrets” */
function keepsErring({ tokens }: Sentence, { verb, main }: Clause): boolean {
  const next = tokens[main + 1]?.word ?? '';
  return (
    keeping.has(verb) && [harm, introducing, ignoring, forgetting, deferring].some((set) => set.has(next))
  );
}

const keeping = words('keep keeps kept');

/** “assumed that it was staging, and it wasn't” */
function wronglyBelieved({ tokens }: Sentence, clause: Clause): boolean {
  if (!believing.has(clause.verb) || clause.isPassive) return false;
  return followedBy(clause, wrongly) || matchesOf(denial, tokens).some(({ first }) => first > clause.main);
}

const denial = patterns(
  "and|but|when|which it|they|he|she|this|that? was|were|is|did|had|could n't|not .|,|at?",
);

const believing = verbs('assume think/thought believe presume figure');

const wrongly = words('wrongly incorrectly mistakenly');

/** “had to guess”: there was no other way. */
function hasTo({ tokens }: Sentence, { main }: Clause): boolean {
  return tokens[main - 1]?.word === 'to';
}

const rushing = verbs('rush panic/panicked rubber-stamp/rubber-stamped');

const thoughtlessly = words(
  'stubbornly casually selfishly hurriedly blindly hastily lazily naively needlessly rashly arrogantly unthinkingly clumsily impatiently poorly half-heartedly belatedly merrily happily cheerfully',
);

const judging = new Set([...carelessly, ...thoughtlessly]);
