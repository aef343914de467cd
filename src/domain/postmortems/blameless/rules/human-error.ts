import { matchesOf, patterns } from '../grammar/pattern.js';
import type { Sentence } from '../grammar/sentence.js';
import { withoutVerdict } from '../rewrites/causes.js';
import type { Match, Rule } from '../rule.js';
import { words } from '../words/word-set.js';
import { sources } from './sources.js';

/** “Human error” as an explanation. */
export const humanError: Rule = {
  id: 'human-error',
  message: '“Human error” explains nothing.',
  reason:
    'Error is where an investigation begins. Behind it are tools, habits and pressures that would mislead the next person too.',
  source: sources.dekker,
  question: 'What made the action seem right, and what made its effect so large?',
  mayLookForward: false,
  matches: (sentence) =>
    matchesOf(phrases, sentence.tokens)
      .filter((match) => isExplanation(sentence, match))
      .map((match) => (saysWhose(sentence, match) ? (withoutVerdict(sentence, match) ?? match) : match)),
};

const phrases = patterns(`
  human|operator|pilot|administrator|admin|engineer|employee|staff|personnel|developer|manual|clerical|technician|programmer|people|personal|individual|contractor|engineering|procedural|handling|judgment|judgement|operational|operations|human-made|coding error|errors|mistake|mistakes|negligence|failing|failings|slip|fallibility|failure
  user error|mistake
  copy and paste|pasting error|errors|mistake|mistakes
  copy-paste|copy-and-paste|cut-and-paste|typing|keyboard|data-entry|typographical error|errors|mistake|mistakes|slip
  finger trouble
  human factor|element
  layer 8|eight
  id10t|id-10t|wetware
  brain fart
  human typo|oversight
  mistake|mistakes|error|errors was|were made by PERSON
  error|errors|mistake|mistakes on the part of
  error|errors|mistake|mistakes on PERSON 's part
`);

/** Whether it says only that it was people: a “copy-paste error” says more, and is kept. */
function saysWhose({ tokens }: Sentence, { first, last }: Match): boolean {
  return last === first + 1 && people.has(tokens[first]?.word ?? '');
}

const people = words(
  'human operator administrator admin engineer employee staff personnel developer technician people personal individual user',
);

/** Not the “Prometheus operator error”, and not where it is denied or guarded against. */
function isExplanation({ tokens }: Sentence, { first }: Match): boolean {
  const before = tokens.slice(Math.max(0, first - 4), first);
  const last = before.at(-1);
  if (tokens[first]?.word === 'operator' && last && (last.tag === 'NOUN' || last.tag === 'PROPN'))
    return false;
  return !before.some(({ word }) => guards.has(word));
}

const guards = words(`
  not n't no without than prone reduce reduces reducing risk risks chance chances possibility prevent prevents preventing avoid avoids avoiding
  eliminate eliminates eliminating against likelihood minimize minimise minimizing room potential possible opportunity
  tolerate resilient
`);
