import type { Clause, Sentence } from '../../grammar/sentence.js';
import type { Match } from '../../rule.js';
import { poor } from '../../words/conduct.js';
import { badJudgment, careless, carelessIfPerson, deeds, judgments, virtues } from '../../words/faults.js';
import { agents } from '../../words/people.js';
import { verbs, words } from '../../words/word-set.js';
import { followedBy, isByPeople } from '../kinds.js';

/** “careless”, and “lazy” where a person is. */
export function adjectives({ tokens, clauses }: Sentence): Match[] {
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

/** “The decision to reboot it was unwise.” */
export function isUnwise({ tokens }: Sentence, { subject, verb, main, isNegated }: Clause): boolean {
  if (!subject || isNegated || !linking.has(verb) || !judgments.has(tokens[subject.head]?.word ?? ''))
    return false;
  return tokens.slice(main + 1, main + 4).some(({ word }) => badJudgment.has(word) || poor.has(word));
}

/** “were too eager”, “was not careful” */
export function isNotGoodEnough({ tokens }: Sentence, clause: Clause): boolean {
  if (!isByPeople(clause) || !linking.has(clause.verb)) return false;
  const [next, after] = [tokens[clause.main + 1], tokens[clause.main + 2]];
  if (clause.who === 'other' && next?.word === 'too' && /^(?:ADJ|NOUN)$/.test(after?.tag ?? '')) return true;
  const said = tokens.slice(clause.main + 1, clause.main + 5);
  const isNot = clause.isNegated || said.slice(0, 2).some(({ word }) => word === 'not' || word === "n't");
  return isNot && said.some(({ word }) => goodQualities.has(word));
}

/** “are not trained well enough”, “did not have the discipline” */
export function isNotSkilled(clause: Clause): boolean {
  if (!clause.isNegated) return false;
  if (clause.who === 'other' && having.has(clause.verb)) return followedBy(clause, virtues);
  return isByPeople(clause) && clause.isPassive && skilled.has(clause.verb);
}

const having = verbs('have/had/having');

const skilled = words('trained prepared qualified skilled experienced');

const goodQualities = words(
  'careful attentive thorough diligent vigilant cautious competent qualified professional responsible experienced trained prepared disciplined rigorous smart bright skilled skilful capable mindful enough',
);
