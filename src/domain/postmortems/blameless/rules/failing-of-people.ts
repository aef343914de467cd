import { matchesOf, patterns } from '../grammar/pattern.js';
import type { Clause, Sentence } from '../grammar/sentence.js';
import { becauseNotDone, withoutVerdict } from '../rewrites/causes.js';
import type { Match, Rule } from '../rule.js';
import { disgraces, humanWork, poor } from '../words/conduct.js';
import { diligence, maintaining } from '../words/diligence.js';
import { failings, lacking, virtues } from '../words/faults.js';
import { words } from '../words/word-set.js';
import { wholeClause } from './kinds.js';
import { isExplained } from './omission/not-done.js';
import { sources } from './sources.js';

/** A failing of people in the abstract: “lack of discipline”, “an oversight”. */
export const failingOfPeople: Rule = {
  id: 'failing-of-people',
  message: 'This blames people without naming them.',
  reason:
    'A lack of care or discipline is a verdict in the form of a cause: nobody can test it, and nothing follows that can be built.',
  source: sources.cook,
  question: 'Which part of the system relied on that, and what would make it unnecessary?',
  mayLookForward: false,
  matches: (sentence) => [
    ...matchesOf(phrases, sentence.tokens).map((match) => becauseNotDone(sentence, match) ?? match),
    ...[...failingsIn(sentence), ...oversights(sentence.tokens)].map(
      (match) => withoutVerdict(sentence, match) ?? match,
    ),
    ...sentence.clauses.filter((clause) => isPoorWork(sentence, clause)).map(wholeClause),
  ],
};

const phrases = patterns(
  `
  @lacking of @proper? @adjective? @virtues
  @lacking @proper? @adjective? @virtues
  not enough @adjective? @virtues|testing|review
  insufficient|inadequate|poor|sloppy|bad testing|review|reviews|planning|management|execution|preparation|reviewing
  appalling|complete|total|utter|glaring|shocking lack of
  failure in @doing
  failure to @adjective? @diligence|@maintaining
  inability|refusal|reluctance|unwillingness of PERSON
  failure|failures|breakdown|lapse|lapses of|in discipline|judgment|judgement|communication|leadership|duty|care|attention|concentration|coordination|vigilance
  lapse|lapses by|on
  ownership|discipline|attention|care|communication was|were @adverb? lacking|missing|poor|insufficient|inadequate
  @virtues was|were @adverb? lacking
  poor|bad|sloppy|lax workmanship|habits|attitude|hygiene|etiquette|culture|housekeeping
  `,
  {
    lacking,
    virtues,
    diligence,
    maintaining,
    doing: new Set([...diligence].filter((word) => word.endsWith('ing'))),
    proper: words(
      'proper due any appropriate sufficient adequate basic common clear general real operational technical personal human necessary required good',
    ),
    adjective: words(
      'due clear common team technical operational basic proper human internal cross-team situational engineering domain staff user developer engineer employee operator management design adequately promptly properly',
    ),
    adverb: words('sorely clearly badly severely somewhat entirely completely so very'),
  },
);

function failingsIn({ tokens }: Sentence): Match[] {
  return tokens.flatMap(({ word, hidden }, at) =>
    !hidden && failings.has(word) && !isDenied(tokens, at) ? [{ first: at, last: at }] : [],
  );
}

function isDenied(tokens: Sentence['tokens'], at: number): boolean {
  return /^(?:no|not|without|than)$/.test(tokens[at - 1]?.word ?? '');
}

/** “Due to an oversight”, but not “provides oversight” or “the oversight board”. */
function oversights(tokens: Sentence['tokens']): Match[] {
  return tokens.flatMap(({ word }, at) => {
    if (word !== 'oversight' && word !== 'oversights') return [];
    const before = tokens[at - 1]?.word ?? '';
    const next = tokens[at + 1];
    if (next && (next.tag === 'NOUN' || next.tag === 'PROPN')) return [];
    const isError =
      word === 'oversights' ||
      errorBefore.has(before) ||
      (next !== undefined && /^(?:by|on|from)$/.test(next.word)) ||
      /^(?:an|this|that|our|simple|my|the)$/.test(tokens[at - 2]?.word ?? '');
    return isError && before !== 'of' ? [{ first: at, last: at }] : [];
  });
}

const errorBefore = words("an this that our my to through by simple mere 's his her their unfortunate");

/** “Communication from the incident commander was poor.” */
function isPoorWork(sentence: Sentence, clause: Clause): boolean {
  const { tokens } = sentence;
  const { subject, verb, main, isNegated } = clause;
  if (
    !subject ||
    isNegated ||
    !linking.has(verb) ||
    isExplained(sentence, clause) ||
    !humanWork.has(tokens[subject.head]?.word ?? '')
  )
    return false;
  const said = tokens.slice(main + 1, main + 4);
  const end = said.findIndex(({ tag }) => tag === 'PUNCT' || tag === 'ADP' || tag === 'SCONJ');
  return said.slice(0, end < 0 ? said.length : end).some(({ word }) => poor.has(word) || disgraces.has(word));
}

const linking = words("is was were are been 's");
