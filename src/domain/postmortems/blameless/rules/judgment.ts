import { matchesOf } from '../grammar/pattern.js';
import type { Clause, Sentence } from '../grammar/sentence.js';
import { withoutAdverb } from '../rewrites/rewrites.js';
import type { Match, Rule } from '../rule.js';
import { forgetting, humanPassives, ignoring } from '../words/diligence.js';
import { careless, carelessIfPerson, carelessly, deeds, virtues } from '../words/faults.js';
import { harm, introducing } from '../words/harm.js';
import { agents, insults } from '../words/people.js';
import { judgmentPhrases } from '../words/phrases/judgment.js';
import { sarcasmPhrases } from '../words/phrases/sarcasm.js';
import { verbs, words } from '../words/word-set.js';
import { followedBy, isByPeople, wholeClause } from './kinds.js';
import { sources } from './sources.js';

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

/** “careless”, and “lazy” where a person is. */
function adjectives({ tokens, clauses }: Sentence): Match[] {
  return tokens.flatMap(({ word, hidden }, at) => {
    if (hidden) return [];
    const next = tokens[at + 1]?.word ?? '';
    const isAboutPeople = () => agents.has(next) || clauses.some((clause) => isSaidOf(tokens, clause, at));
    const isVerdict =
      careless.has(word) ||
      (carelessIfPerson.has(word) && isAboutPeople()) ||
      (stupid.has(word) && deeds.has(next));
    return isVerdict ? [{ first: at, last: at }] : [];
  });
}

const stupid = words('dumb silly lazy hasty rash naive');

/** Whether a form of “be” says the adjective at `at` of people. */
function isSaidOf(tokens: Sentence['tokens'], clause: Clause, at: number): boolean {
  if (
    !linking.has(clause.verb) ||
    clause.isNegated ||
    !(clause.who === 'other' || (clause.who === 'self' && selfCritical.has(tokens[at]?.word ?? ''))) ||
    at <= clause.main ||
    at > clause.main + 4
  )
    return false;
  return tokens
    .slice(clause.main + 1, at)
    .every(({ tag, word }) => tag === 'ADV' || tag === 'ADJ' || tag === 'CCONJ' || word === ',');
}

const selfCritical = words(
  'lazy naive hasty overconfident arrogant slow distracted undisciplined disorganized rash',
);
const linking = words(
  "is are was were be been being 's seem seems seemed appear appears appeared look looked feel felt became become got",
);

/** What only people do who did not do well. */
function isJudged(sentence: Sentence, clause: Clause): boolean {
  const hasAdverb = (set: ReadonlySet<string>) =>
    clause.adverbs.some((word) => set.has(word)) ||
    sentence.tokens.slice(clause.main + 1, clause.main + 3).some(({ word }) => set.has(word));
  if (isHurried(clause)) return true;
  if (hasAdverb(carelessly) || isNotGoodEnough(sentence, clause) || isNotSkilled(clause)) return true;
  if (clause.who === 'self' && !clause.isInfinitive && !clause.isNegated) return rushing.has(clause.verb);
  if (clause.who !== 'other' || clause.isInfinitive || clause.isNegated || hasTo(sentence, clause))
    return false;
  if (isInsteadOf(sentence, clause)) return true;
  if (isDefiant(sentence, clause)) return true;
  return (
    panicking.has(clause.verb) ||
    hasAdverb(thoughtlessly) ||
    (clause.isPassive && carelessIfPerson.has(clause.verb)) ||
    isTooSoon(clause) ||
    keepsErring(sentence, clause) ||
    clause.rest.some(({ word }) => word === 'anyway' || word === 'regardless')
  );
}

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
  if (!isPassive || agent === 'thing' || !(introducing.has(verb) || humanPassives.has(verb))) return false;
  if (auxiliaries.some((word) => /^(?:can|may|will|would|could|should|must)$/.test(word))) return false;
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
    keeping.has(verb) &&
    (harm.has(next) || introducing.has(next) || ignoring.has(next) || forgetting.has(next))
  );
}

const keeping = words('keep keeps kept');

/** “had to guess”: there was no other way. */
function hasTo({ tokens }: Sentence, { main }: Clause): boolean {
  return tokens[main - 1]?.word === 'to';
}

/** “were too eager”, “was not careful” */
function isNotGoodEnough({ tokens }: Sentence, clause: Clause): boolean {
  if (!isByPeople(clause) || !linking.has(clause.verb)) return false;
  const [next, after] = [tokens[clause.main + 1], tokens[clause.main + 2]];
  if (clause.who === 'other' && next?.word === 'too' && after?.tag === 'ADJ') return true;
  const said = tokens.slice(clause.main + 1, clause.main + 5);
  const isNot = clause.isNegated || said.slice(0, 2).some(({ word }) => word === 'not' || word === "n't");
  return isNot && said.some(({ word }) => goodQualities.has(word));
}

/** “are not trained well enough”, “did not have the discipline” */
function isNotSkilled(clause: Clause): boolean {
  if (!clause.isNegated) return false;
  if (clause.who === 'other' && having.has(clause.verb)) return followedBy(clause, virtues);
  return isByPeople(clause) && clause.isPassive && skilled.has(clause.verb);
}

const having = verbs('have/had/having');
const skilled = words('trained prepared qualified skilled experienced');
const goodQualities = words(
  'careful attentive thorough diligent vigilant cautious competent qualified professional responsible experienced trained prepared disciplined rigorous smart bright skilled skilful capable mindful enough',
);

/** “had been warned, but …”, “knew about it but …” */
function isDefiant({ tokens, clauses }: Sentence, clause: Clause): boolean {
  const isTold = clause.isPassive && telling.has(clause.verb);
  const isAware = /^(?:knew|known)$/.test(clause.verb) || tokens[clause.main + 1]?.word === 'aware';
  if (!isTold && !isAware) return false;
  const but = tokens.findIndex(
    ({ word }, at) => at > clause.main && /^(?:but|yet|still|anyway|nevertheless|nonetheless)$/.test(word),
  );
  return but > 0 && (isTold || clauses.some((one) => one.main > but && one.isNegated));
}

/** “provided the wrong list instead of checking it” */
function isInsteadOf({ tokens }: Sentence, clause: Clause): boolean {
  if (
    clause.auxiliaries.some((word) => /^(?:will|would|can|could|may|should|must|to)$/.test(word)) ||
    /ing$/.test(clause.verb)
  )
    return false;
  return tokens.some(
    ({ word }, at) =>
      (word === 'instead' || word === 'rather') &&
      /^(?:of|than)$/.test(tokens[at + 1]?.word ?? '') &&
      /ing$/.test(tokens[at + 2]?.word ?? ''),
  );
}

const rushing = verbs('rush panic/panicked rubber-stamp/rubber-stamped');
const telling = verbs('tell/told warn inform remind instruct advise alert');

const panicking = verbs(
  'panic/panicked/panicking overreact waste squander freeze/froze/frozen rush rubber-stamp/rubber-stamped/rubberstamped guess slack bluff',
);
const thoughtlessly = words(
  'stubbornly casually selfishly hurriedly blindly hastily lazily naively needlessly rashly arrogantly unthinkingly clumsily impatiently',
);
const judging = new Set([...carelessly, ...thoughtlessly]);
