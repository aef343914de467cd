import { isPossessiveMark, nounPhraseAt } from '../../grammar/noun-phrase.js';
import { matchesOf } from '../../grammar/pattern.js';
import { personKindOf } from '../../grammar/person-kind.js';
import type { Clause, Sentence } from '../../grammar/sentence.js';
import { becauseTheyDidNot } from '../../rewrites/causes.js';
import { asPassive, withoutAgent } from '../../rewrites/rewrites.js';
import type { Match, Rule } from '../../rule.js';
import { errors } from '../../words/faults.js';
import {
  acting,
  actions,
  badEvents,
  byMistake,
  harm,
  introducing,
  removal,
  wentWrong,
} from '../../words/harm.js';
import { personAsCausePhrases } from '../../words/phrases/person-as-cause.js';
import { verbs, words } from '../../words/word-set.js';
import { followedBy, isAccident, isByPeople, isPlain, wholeClause } from '../kinds.js';
import { sources } from '../sources.js';
import {
  isBadDeed,
  isDisabledSafeguard,
  isUnchecked,
  madeMistake,
  misadvises,
  takesDown,
  worsens,
} from './bad-deed.js';
import { isDoneBy, withAgent } from './done-by.js';
import { hiddenAgents } from './hidden-agent.js';

/** Somebody is named as what went wrong: what they did, their mistake, or who is to blame. */
export const personAsCause: Rule = {
  id: 'person-as-cause',
  message: 'A person is named as the cause.',
  reason:
    'If somebody could break it, the system allowed it. What one person did is where an explanation begins, not where it ends.',
  source: sources.pagerDutyBlameless,
  question: 'What allowed this to happen, and what made it look right at the time?',
  mayLookForward: false,
  matches: (sentence) => [
    ...sentence.clauses
      .filter((clause) => isCausedBy(sentence, clause))
      .map((clause) => asPassive(sentence, clause) ?? wholeClause(clause)),
    ...sentence.clauses
      .filter((clause) => isDoneBy(sentence, clause))
      .map((clause) => withoutAgent(sentence, clause) ?? withAgent(clause)),
    ...hiddenAgents(sentence),
    ...matchesOf(personAsCausePhrases, sentence.tokens)
      .filter((match) => !isCompound(sentence, match))
      .map((match) => becauseTheyDidNot(sentence, match) ?? match),
  ],
};

/** “Our error budget” is no error of ours. */
function isCompound({ tokens }: Sentence, { last }: Match): boolean {
  const next = tokens[last + 1];
  return errors.has(tokens[last]?.word ?? '') && (next?.tag === 'NOUN' || next?.tag === 'PROPN');
}

/** What people do, said as what went wrong. */
function isCausedBy(sentence: Sentence, clause: Clause): boolean {
  if (clause.isPassive || clause.isNegated || isAvoided(sentence, clause)) return false;
  const isOther = clause.who === 'other';
  if (clause.who === 'organization') return isSlip(clause) || madeMistake(clause) || misadvises(clause);
  if (!isByPeople(clause)) return managesToBreak(sentence, clause) || isDeedOf(sentence, clause);
  return (
    isSlip(clause) ||
    managesToBreak(sentence, clause) ||
    (isPlain(clause) && harm.has(clause.verb)) ||
    isBadDeed(clause) ||
    takesDown(clause) ||
    madeMistake(clause) ||
    worsens(clause) ||
    isSearchedFor(sentence, clause) ||
    (isOther &&
      (isHarmful(sentence, clause) ||
        isUnchecked(clause) ||
        isDisabledSafeguard(clause) ||
        (isPlain(clause) && physical.has(clause.verb))))
  );
}

/** “without causing downtime” */
function isAvoided({ tokens }: Sentence, { first }: Clause): boolean {
  return /^(?:without|avoid|avoids|avoided|avoiding|prevent|prevented|preventing|from|of)$/.test(
    tokens[first - 1]?.word ?? '',
  );
}

/** “accidentally deleted it”, “deleted it by mistake” */
function isSlip(clause: Clause): boolean {
  return (
    clause.adverbs.some((word) => byMistake.has(word)) ||
    (isPlain(clause) && (followedBy(clause, byMistake) || isAccident(clause)))
  );
}

/** “Dave's change took the site down”: what somebody did, as the cause. */
function isDeedOf({ tokens }: Sentence, clause: Clause): boolean {
  const { subject } = clause;
  if (!subject || !actions.has(tokens[subject.head]?.word ?? '') || !isPlain(clause)) return false;
  const mark = tokens.findIndex(
    (token, at) => at > subject.first && at < subject.head && isPossessiveMark(token),
  );
  const owner = mark > 0 ? nounPhraseAt(tokens, mark - 1) : null;
  const isSomebodys = owner !== null && personKindOf(tokens, owner) === 'other';
  const isOwn = owners.has(tokens[subject.first]?.word ?? '');
  return (isSomebodys || isOwn) && (harm.has(clause.verb) || takesDown(clause) || removal.has(clause.verb));
}

const owners = words('my his her');

/** What hands do to cables and machines. */
const physical = verbs('unplug/unplugged/unplugging sever yank dislodge topple');

/** “managed to delete the table” */
function managesToBreak({ clauses }: Sentence, clause: Clause): boolean {
  const before = clauses[clauses.indexOf(clause) - 1];
  return (
    clause.isInfinitive &&
    before?.who === 'other' &&
    managing.has(before.verb) &&
    (harm.has(clause.verb) || removal.has(clause.verb))
  );
}

const managing = verbs('manage contrive');

/** “Somebody had disabled the alert.” */
function isSearchedFor({ tokens }: Sentence, clause: Clause): boolean {
  const who = tokens[clause.subject?.head ?? -1]?.word ?? '';
  return (
    /^(?:someone|somebody|whoever)$/.test(who) &&
    isPlain(clause) &&
    !/(?:ing|s)$/.test(clause.verb) &&
    (acting.has(clause.verb) || removal.has(clause.verb) || introducing.has(clause.verb))
  );
}

/** “It went down because somebody pushed a change.” */
function isHarmful({ tokens, clauses }: Sentence, clause: Clause): boolean {
  const start = clause.subject?.first ?? clause.first;
  const link = tokens[start - 1]?.word;
  const effect = clauses[clauses.indexOf(clause) - 1];
  if (link !== 'because' || (!effect && start > 1) || !isPlain(clause) || clause.verb.endsWith('ing'))
    return false;
  const others = start > 1 ? tokens.slice(0, start) : tokens.slice(clause.main);
  return acting.has(clause.verb) && others.some(({ word }) => badEvents.has(word) || wentWrong.has(word));
}
