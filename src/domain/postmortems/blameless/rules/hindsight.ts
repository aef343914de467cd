import { matchesOf, patterns } from '../grammar/pattern.js';
import type { Sentence } from '../grammar/sentence.js';
import type { Match, Rule } from '../rule.js';
import { agents } from '../words/people.js';
import { words } from '../words/word-set.js';
import { sources } from './sources.js';

/** What only looks plain because the end is known. */
export const hindsight: Rule = {
  id: 'hindsight',
  message: 'This is only plain in hindsight.',
  reason:
    'Nobody knew the end while it happened. Tell the story forwards: what people saw, when they saw it.',
  source: sources.holmwood,
  question: 'What was known at that time, and to whom?',
  mayLookForward: false,
  matches: (sentence) => {
    const said = matchesOf(phrases, sentence.tokens);
    return [...openings(sentence, said), ...said, ...adverbs(sentence)];
  },
};

const phrases = patterns(
  `
  it|this|that was|were|is @adverb? obvious|evident|predictable|inevitable|foreseeable|self-evident|plain|unsurprising
  it|this was @adverb? clear @time? @time? @time? that
  it|this was @adverb? clear|plain|apparent from
  of course
  needless to say
  in hindsight|retrospect
  with hindsight
  hindsight is
  benefit of hindsight
  looking back ,
  as anyone|everyone|everybody knows|know|knew
  everyone|everybody|anyone|anybody knew|knows
  all of us knew|know
  could be seen coming
  saw|see|seen it|this|that coming
  the clues were
  knowing what we know
  clear|obvious|visible|evident to anyone|everyone|anybody|everybody|all|PERSON
  a mile|miles off|away
  if we are|were honest
  everyone|everybody|anyone|anybody knows|knew|could|can|would|should see|seen|have|that|know
  anyone|anybody|everyone … could|would|should have
  any competent|decent|reasonable|experienced|good|sane|half-decent engineer|person|operator|developer|administrator|team|admin|sre
  common sense
  plain for|to all|anyone|everyone|everybody|see
  plain as day
  for all|anyone|everyone|everybody to see
  a no-brainer
  no surprise|surprises that
  not|n't|hardly a? surprise|surprising
  should|would come as no surprise
  it|this was only a matter of time
  a matter of time
  waiting to happen
  we now know
  for some reason
  red flag|flags
  should|would|could have been @adverb? obvious|clear|evident|apparent
  surely
  just|only|simply had|have|has to
  could|should|would simply|just|easily have
  writing on|was the|on wall|the
  warning|tell-tale signs were
  the signs were
  @adverb2 obvious|evident
  was|were|seemed @adverb? obvious
  worth @own salt
  any @agents … … … would|should|could|'d have
  `,
  {
    adverb: words(
      'quite very so already rather blindingly painfully abundantly perfectly immediately entirely totally',
    ),
    adverb2: words('blindingly painfully perfectly glaringly'),
    agents,
    own: words('his her their its'),
    time: words('from the start beginning outset begin early on first'),
  },
);

/** “In hindsight, the limit was low” → “The limit was low”. Not before what is said in hindsight too. */
function openings(sentence: Sentence, said: readonly Match[]): Match[] {
  const { tokens } = sentence;
  return matchesOf(opening, tokens.slice(0, 6))
    .filter(({ last }) => !said.some((one) => one.first === last + 1))
    .filter(({ first, last }) => first === 0 && !/^(?:is|was|but|and|,)$/.test(tokens[last + 1]?.word ?? ''))
    .map(({ last }) => withoutOpening(sentence, last));
}

const opening = patterns(`
  in hindsight|retrospect ,?
  with hindsight ,?
  looking back ,
  with the benefit of hindsight ,?
  of course ,?
  needless to say ,?
`);

function withoutOpening({ tokens, source }: Sentence, last: number): Match {
  const next = tokens[last + 1];
  if (!next || next.tag === 'PUNCT' || next.hidden) return { first: 0, last };
  return { first: 0, last: last + 1, suggestion: capitalized(source(last + 1, last + 1)) };
}

/** “Obviously”, “clearly”. Not where they say how something is done: “clearly labeled”, “simply restarts”. */
function adverbs(sentence: Sentence): Match[] {
  const { tokens, clauses } = sentence;
  return tokens.flatMap(({ word, hidden }, at) => {
    if (hidden || !(always.has(word) || (sometimes.has(word) && isVerdict(tokens, clauses, at)))) return [];
    return [withoutAdverb(sentence, at)];
  });
}

const always = words(
  'obviously unbelievably incredibly astonishingly unsurprisingly predictably foolishly inexplicably undoubtedly blatantly glaringly',
);
const sometimes = words('clearly simply plainly evidently trivially inevitably naturally');

function isVerdict(tokens: Sentence['tokens'], clauses: Sentence['clauses'], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  const before = tokens[at - 1]?.word ?? '';
  const next = tokens[at + 1];
  if (/^(?:not|n't|more|very|as|too|so|how|less)$/.test(before)) return false;
  if (at === 0) return true;
  if (word === 'naturally' || word === 'inevitably') return false;
  if (word === 'simply' || word === 'trivially') {
    const clause = clauses.find(({ first, main }) => first <= at && main > at);
    return (
      clause !== undefined &&
      ((clause.who === 'self' && clause.isNegated) ||
        (clause.who === 'other' && clause.auxiliaries.every((one) => one === 'did' || one === 'had')))
    );
  }
  if (next && manner.has(next.word)) return false;
  const clause = clauses.find(({ first, main }) => (first <= at && main > at) || main === at - 1);
  return (
    clause !== undefined &&
    !clause.isInfinitive &&
    !clause.auxiliaries.some((one) => /^(?:should|must|can|will|to|could|may|does|do)$/.test(one)) &&
    /(?:ed|was|were|had|did|knew|saw|is|are|be)$/.test(clause.verb)
  );
}

const manner = words(
  'labeled labelled marked documented visible separated defined named described communicated stated specified indicated explained written scoped shown displayed',
);

/** The adverb with the word after it, and that word alone instead. */
function withoutAdverb({ tokens, source }: Sentence, at: number): Match {
  const comma = tokens[at + 1]?.word === ',' ? 1 : 0;
  const next = tokens[at + 1 + comma];
  if (!next || next.tag === 'PUNCT' || next.hidden) return { first: at, last: at };
  const written = source(at + 1 + comma, at + 1 + comma);
  return { first: at, last: at + 1 + comma, suggestion: at === 0 ? capitalized(written) : written };
}

/** “eBPF” stays as it is. */
function capitalized(word: string): string {
  if (/\p{Lu}/u.test(word)) return word;
  return word.charAt(0).toUpperCase() + word.slice(1);
}
