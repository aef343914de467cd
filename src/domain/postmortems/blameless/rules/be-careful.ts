import { matchesOf, patterns } from '../grammar/pattern.js';
import type { Clause, Sentence } from '../grammar/sentence.js';
import type { Token } from '../grammar/token.js';
import type { Match, Rule } from '../rule.js';
import { beCarefulPhrases } from '../words/phrases/be-careful.js';
import { verbs, words } from '../words/word-set.js';
import { isByPeople, verbsOf, wholeClause } from './kinds.js';
import { sources } from './sources.js';

/** Remedies that ask people to be better: more care, more training, a warning. */
export const beCareful: Rule = {
  id: 'be-careful',
  message: 'This asks people to be more careful.',
  reason:
    'People were careful already. An action item changes the system, so that the next person need not be more careful.',
  source: sources.googleSre,
  question: 'What change would make this safe for somebody who is tired or new?',
  mayLookForward: false,
  matches: (sentence) => [
    ...carePhrases(sentence.tokens),
    ...sentence.clauses
      .filter((clause) => checksTwice(clause) || punishes(clause) || trains(sentence, clause))
      .map(verbsOf),
    ...sentence.clauses
      .filter((clause) => isCareful(sentence, clause) || mustLearn(sentence, clause))
      .map(wholeClause),
  ],
};

/** Where one of the set phrases stands. */
export function carePhrases(tokens: readonly Token[]): Match[] {
  return matchesOf(beCarefulPhrases, tokens).filter((match) => !isExisting(tokens, match));
}

/** “The training for new engineers” is there already. */
function isExisting(tokens: readonly Token[], { first }: Match): boolean {
  return (
    training.has(tokens[first]?.word ?? '') &&
    /^(?:the|our|this|existing)$/.test(tokens[first - 1]?.word ?? '')
  );
}

/** To do it from now on; that somebody did it is a fact. */
function checksTwice(clause: Clause): boolean {
  if (!twice.has(clause.verb)) return false;
  const isFact = /ed$/.test(clause.verb) || clause.auxiliaries.includes('did');
  return !isFact && clause.who !== 'thing';
}

const twice = words('double-check triple-check re-check double-checking triple-checking');

function punishes(clause: Clause): boolean {
  return clause.isPassive && clause.who === 'other' && !clause.isNegated && punishment.has(clause.verb);
}

const punishment = verbs(
  'discipline reprimand fire dismiss terminate suspend punish penalize penalise demote sack warn blame sanction scold admonish reassign let/let remove educate retrain retrain coach',
);

/** “train the operators”, “should be trained” */
function trains({ tokens }: Sentence, clause: Clause): boolean {
  if (!training.has(clause.verb)) return false;
  if (clause.isPassive) return isByPeople(clause) && clause.auxiliaries.some((word) => future.has(word));
  if (clause.verb.endsWith('ed') && clause.auxiliaries.length === 0) return false;
  return matchesOf(people, tokens).some(
    ({ first }) => first === clause.main + 1 || first === clause.main + 2,
  );
}

const training = verbs('train retrain educate coach re-train upskill remind');
const future = words("should must will shall needs need to 'll be");
const people = patterns(`
  PERSON
  everyone|everybody|people|staff
`);

/** “be more careful”, said to people or to nobody in particular. */
function isCareful({ tokens }: Sentence, clause: Clause): boolean {
  if (clause.who === 'thing' && !clause.isInfinitive) return false;
  if (isAskedForCare(clause)) return true;
  if (!being.has(clause.verb)) return false;
  const after = tokens.slice(clause.main + 1, clause.main + 4).map(({ word }) => word);
  const at = after.findIndex((word) => carefulWords.has(word));
  if (at < 0 || !after.slice(0, at).every((word) => degrees.has(word))) return false;
  return clause.verb === 'be' || after.slice(0, at).some((word) => word === 'more');
}

/** “Developers need to understand the cache.” */
function mustLearn({ clauses }: Sentence, clause: Clause): boolean {
  if (clause.who !== 'other' || clause.isPassive || clause.isNegated || !learning.has(clause.verb))
    return false;
  const before = clauses[clauses.indexOf(clause) - 1];
  const isNeeded =
    clause.isInfinitive && before !== undefined && /^(?:need|needs|have|has|ought)$/.test(before.verb);
  return (
    isNeeded ||
    clause.auxiliaries.some(
      (word) => /^(?:must|should|ought)$/.test(word) && !clause.auxiliaries.includes('have'),
    )
  );
}

const learning = verbs(
  'understand/understood know/known learn remember realize realise respect think/thought care',
);
/** “must carefully review” */
function isAskedForCare({ adverbs, auxiliaries }: Clause): boolean {
  return (
    adverbs.some((word) => careful.has(word)) &&
    !auxiliaries.includes('have') &&
    auxiliaries.some((word) => /^(?:must|should|need|ought)$/.test(word))
  );
}

const careful = words('carefully thoroughly diligently cautiously attentively');

const being = words('be being stay remain become act get');
const carefulWords = words(
  'careful carefully vigilant diligent cautious mindful attentive disciplined thorough conscientious alert prudent observant meticulous rigorous focused aware responsible proactive patient considerate',
);
const degrees = words(
  'more extra very much even super especially particularly so far a lot bit little always twice doubly as really',
);
