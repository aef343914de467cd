import { matchesOf, patterns } from '../grammar/pattern.js';
import type { Clause, Sentence } from '../grammar/sentence.js';
import type { Match, Rule } from '../rule.js';
import {
  badJudgment,
  careless,
  carelessIfPerson,
  carelessly,
  deeds,
  errors,
  judgments,
  virtues,
} from '../words/faults.js';
import { agents, insults } from '../words/people.js';
import { verbs, words } from '../words/word-set.js';
import { isByPeople, wholeClause } from './kinds.js';
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
    ...matchesOf(phrases, sentence.tokens),
    ...adjectives(sentence),
    ...sentence.tokens.flatMap(({ word, hidden }, at) =>
      !hidden && insults.has(word) ? [{ first: at, last: at }] : [],
    ),
    ...sentence.clauses.filter((clause) => isJudged(sentence, clause)).map(wholeClause),
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
  if (hasAdverb(carelessly) || isNotGoodEnough(sentence, clause)) return true;
  if (clause.who === 'self' && !clause.isInfinitive && !clause.isNegated) return rushing.has(clause.verb);
  if (clause.who !== 'other' || clause.isInfinitive || clause.isNegated) return false;
  if (isInsteadOf(sentence, clause)) return true;
  if (isDefiant(sentence, clause)) return true;
  return (
    panicking.has(clause.verb) ||
    hasAdverb(thoughtlessly) ||
    clause.rest.some(({ word }) => word === 'anyway' || word === 'regardless')
  );
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
  'panic/panicked/panicking overreact freeze/froze/frozen rush rubber-stamp/rubber-stamped/rubberstamped guess slack bluff',
);
const thoughtlessly = words(
  'blindly hastily lazily naively needlessly rashly arrogantly unthinkingly clumsily impatiently',
);

const phrases = patterns(
  `
  @badJudgment @adjective? @judgments
  error|errors|lapse|lapses|failure|lack of|in judgment|judgement
  stupid|dumb|silly|rookie|amateur|careless|honest|basic|elementary|schoolboy|beginner|embarrassing|avoidable|foolish|simple|inexcusable|unforced|newbie|classic|needless @adjective? @errors
  beginner 's mistake|error
  is|was|were|be a @adjective? @big? mistake
  it|this|that was|is @much? unacceptable|unforgivable|shameful|embarrassing
  attitude of|among PERSON
  PERSON 's|' attitude
  nobody|no-one|anyone in their right mind
  what was|were PERSON thinking
  whose fault|mistake
  easy way out
  same mistake
  brilliant idea
  bad|terrible|poor|dumb|horrible|awful idea
  not the best idea|decision|choice
  poorly|badly written|designed|implemented|thought|planned|maintained|executed|managed|handled|organized|organised
  more|better experienced|qualified|skilled @agents
  thought it was|would be a? good idea
  notorious|infamous for
  slipped|slips|slip through the cracks|net
  despite knowing
  although|though he|she|they knew
  although|though PERSON knew
  rushed|reckless @deeds
  in haste
  despite being told|warned|asked|reminded|instructed|trained
  despite @any? warnings|warning|reminders|instructions
  against @own? @any? policy|protocol|procedure|advice|instructions|orders|recommendation|recommendations
  poor|bad|terrible|lousy job
  not good enough
  PERSON keeps|kept making
  yet again
  as usual
  why did|do|does|would|could|was|were|has|had n't|not? PERSON
  who did|broke|deleted|caused|forgot|messed|screwed|approved|wrote|pushed|deployed … ?
  who is|was to blame
  who is|was responsible for
  PERSON lack|lacks|lacked|lacking @any? @any? @virtues
  cowboy @any? @deeds|coding|engineering|operator|operators|developer|developers
  tunnel vision
  wishful thinking
  gung-ho|yolo|half-asleep|trigger-happy
  asleep|sleeping at the wheel|switch
  asleep|sleeping|drunk on the job
  fall|falls|fell|fallen asleep
  drop|drops|dropped|dropping the ball
  cut|cuts|cutting corners
  took|take|taking|takes shortcuts
  took|take|taking a shortcut
  was|were|is|are|been n't|not|barely|hardly paying @adverb? attention
  paid|paying|pay|pays no|little|scant attention
  let|lets|letting PERSON down
  let|lets|letting our|the|all … down
  take|takes|took|taking full responsibility
  PERSON @be @much? bad at
  slow|late|poor|inadequate|delayed|botched response|reaction|handling|communication of|by|from … PERSON
  @own2 response|reaction|handling|communication was|were @much? slow|poor|late|inadequate|bad|terrible|lacking
  communication|coordination|leadership|management breakdown|failure|failures|lapse|lapses
  had|have|has|having no idea|clue what
  did|does|do n't|not know what he|she|they|someone was|were|is|are doing
  no excuse
  could n't care less
  did|does|do n't|not care
  jumped|jumping the gun
  eye|eyes off the ball
  falls|fell|fall|fallen short of
  screwed|screw|screwing|messed|messing|slipped|fouled up
  out of @own depth
  should be ashamed
  made|makes|making a? @badJudgment @adjective? @judgments
  trusted|trusting blindly
  in a hurry|rush
  asked|asking no questions
  rubber-stamped|rubberstamped|rubber-stamping
  without thinking
  know|knew|knows|known better
  blew it
  wasted|wasting PERSON time
  gross|sheer|pure|utter|wilful|willful|criminal negligence|incompetence|stupidity|carelessness
  amateur hour
  below|beneath the standard|standards
  beyond belief
  took|taking|take no|little responsibility
  went|go|going|gone rogue
  inexperienced|unqualified|untrained|incompetent|unskilled @anybody
  `,
  {
    badJudgment,
    deeds,
    be: words("is are was were 's"),
    own2: words('our their his her'),
    agents,
    virtues,
    big: words('big huge costly terrible serious grave bad poor colossal'),
    any: words(
      'any all our their repeated the multiple several many best company explicit clear necessary required proper relevant basic sufficient',
    ),
    much: words(
      'simply totally completely absolutely utterly just frankly quite too very notoriously really so',
    ),
    judgments,
    errors,
    anybody: agents,
    adjective: words(
      'technical operational tactical strategic engineering human personal design architectural business management product',
    ),
    adverb: words('enough any much close'),
    own: words('his her their our my company the'),
  },
);
