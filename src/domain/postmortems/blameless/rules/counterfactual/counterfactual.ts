import { matchesOf } from '../../grammar/pattern.js';
import type { Clause, Sentence } from '../../grammar/sentence.js';
import { didNotAtTheTime, shouldHave, shouldHaveBeen } from '../../rewrites/rewrites.js';
import type { Match, Rule } from '../../rule.js';
import { machinePassives } from '../../words/diligence.js';
import { counterfactualConditions, counterfactualPhrases } from '../../words/phrases/counterfactual.js';
import { infinitiveAfter, isByPeople, wholeClause } from '../kinds.js';
import { sources } from '../sources.js';
import { fails } from './failing.js';
import { isUnreal, knowing, modals } from './unreal.js';

/** A world that did not happen: what people should have done, or failed to do. */
export const counterfactual: Rule = {
  id: 'counterfactual',
  message: 'This tells what did not happen.',
  reason:
    'What people should have done explains nothing about what they did. Say what happened and why it made sense; what to change belongs to the action items.',
  source: sources.allspaw,
  question: 'What did happen, and what made it seem right at the time?',
  mayLookForward: true,
  matches: (sentence) => [
    ...sentence.clauses
      .filter((clause) => isUnreal(sentence, clause))
      .map((clause) => unrealMatch(sentence, clause)),
    ...sentence.clauses
      .filter((clause) => fails(sentence, clause))
      .map((clause) => failingMatch(sentence, clause)),
    ...ifHad(sentence),
    ...sentence.clauses.filter((clause) => isImagined(sentence, clause)).map(wholeClause),
    ...matchesOf(counterfactualPhrases, sentence.tokens),
  ],
};

function unrealMatch(sentence: Sentence, clause: Clause): Match {
  const isAdvice = clause.auxiliaries.some((word) => word === 'should' || word === 'ought');
  if (!isAdvice || knowing.has(clause.verb)) return wholeClause(clause);
  return shouldHave(sentence, clause) ?? shouldHaveBeen(sentence, clause) ?? wholeClause(clause);
}

function failingMatch(sentence: Sentence, clause: Clause): Match {
  const next = infinitiveAfter(sentence, clause);
  return (next && isByPeople(clause) && didNotAtTheTime(sentence, clause, next.main)) || wholeClause(clause);
}

/** “if the alert had been set up, we would have known”: the second half. */
function isImagined({ tokens, clauses }: Sentence, clause: Clause): boolean {
  const isUnlikely =
    /^(?:would|could|might|'d)$/.test(clause.auxiliaries[0] ?? '') && clause.auxiliaries.includes('have');
  if (!isUnlikely) return false;
  const isInvertedHad = tokens[0]?.word === 'had';
  const at = isInvertedHad ? 0 : tokens.findIndex(({ word }) => word === 'if');
  const condition = clauses.find(
    (one) => one.main > at && one !== clause && (isInvertedHad || one.auxiliaries.includes('had')),
  );
  if (at < 0 || !condition) return isInvertedHad;
  return !(isOfSystem(clause) && isOfSystem(condition));
}

/** “The primary had crashed”, but not “the alert had been set up”, which hides who would have done it. */
function isOfSystem({ who, isPassive, verb }: Clause): boolean {
  return who === 'thing' && !(isPassive && !machinePassives.has(verb));
}

/** “if the operator had checked”, “had the team tested it” */
function ifHad(sentence: Sentence): Match[] {
  return matchesOf(counterfactualConditions, sentence.tokens)
    .filter((match) => isInverted(sentence, match))
    .filter(
      ({ last }) => !/^(?:to|a|an|the|no|any|enough|access)$/.test(sentence.tokens[last + 1]?.word ?? ''),
    );
}

/** “Had” at the start of a clause, or “had they looked” after a “would have”. */
function isInverted({ tokens }: Sentence, { first }: Match): boolean {
  const before = tokens[first - 1];
  if (tokens[first]?.word !== 'had' || !before) return true;
  return (
    before.tag === 'PUNCT' ||
    before.tag === 'CCONJ' ||
    tokens.slice(0, first).some(({ word }) => modals.has(word))
  );
}
