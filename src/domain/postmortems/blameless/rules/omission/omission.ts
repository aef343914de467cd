import { matchesOf } from '../../grammar/pattern.js';
import type { Clause, Sentence } from '../../grammar/sentence.js';
import { didNotAtTheTime, neverAtTheTime } from '../../rewrites/rewrites.js';
import type { Match, Rule } from '../../rule.js';
import { misconduct } from '../../words/conduct.js';
import { diligence, figures, forgetting, ignoring, maintaining } from '../../words/diligence.js';
import { acting } from '../../words/harm.js';
import { omissionPhrases } from '../../words/phrases/omission.js';
import {
  following,
  leftOpen,
  misjudging,
  performing,
  procedures,
  signs,
  telling,
} from '../../words/undone.js';
import { verbs, words } from '../../words/word-set.js';
import { conditional, followedBy, infinitiveAfter, isByPeople, wholeClause } from '../kinds.js';
import { sources } from '../sources.js';
import { didNot, didNothing, neverDid, nobodyDid } from './not-done.js';
import { againstRules, opening } from './openings.js';
import { isNotMade, isSkippedStep, noneWasMade } from './steps-left-out.js';
import { withoutCare } from './without-care.js';

/** What people forgot, missed or left undone. */
export const omission: Rule = {
  id: 'omission',
  message: 'This tells what somebody left undone.',
  reason:
    'People always leave something undone. Say what they saw and did, and what let the step be left out unnoticed.',
  source: sources.infiniteHows,
  question: 'How would anybody have known? What let it go ahead without that?',
  mayLookForward: false,
  matches: (sentence) => [
    ...sentence.clauses
      .filter((clause) => leavesUndone(sentence, clause))
      .map((clause) => matchOf(sentence, clause)),
    ...matchesOf(omissionPhrases, sentence.tokens),
    ...opening(sentence),
    ...againstRules(sentence),
  ],
};

/** “forgot to renew it” has a rewrite. */
function matchOf(sentence: Sentence, clause: Clause): Match {
  const next = infinitiveAfter(sentence, clause);
  const isPlain = forgetting.has(clause.verb) && clause.auxiliaries.length === 0 && isByPeople(clause);
  return (
    (isPlain && next && didNotAtTheTime(sentence, clause, next.main)) ||
    neverAtTheTime(sentence, clause) ||
    wholeClause(clause)
  );
}

function leavesUndone(sentence: Sentence, clause: Clause): boolean {
  if (clause.isInfinitive) return choosesToIgnore(sentence, clause);
  if (clause.auxiliaries.some((word) => conditional.has(word))) return false;
  return (
    forgets(clause) ||
    isLeftForgotten(sentence, clause) ||
    overlooks(sentence, clause) ||
    didNot(sentence, clause) ||
    nobodyDid(sentence, clause) ||
    neverDid(sentence, clause) ||
    withoutCare(sentence, clause) ||
    didNothing(sentence, clause) ||
    noneWasMade(sentence, clause) ||
    isOnlyAfter(sentence, clause) ||
    isLate(clause)
  );
}

/** “decided to skip the tests” */
function choosesToIgnore({ clauses }: Sentence, clause: Clause): boolean {
  const before = clauses[clauses.indexOf(clause) - 1];
  return (
    before?.who === 'other' &&
    choosing.has(before.verb) &&
    (ignoring.has(clause.verb) || misconduct.has(clause.verb)) &&
    !clause.isNegated
  );
}

const choosing = verbs(
  'tend/tended decide choose/chose/chosen opt/opted/opting make/made elect prefer agree',
);

/** Only people forget, so a bare name is a person's here. */
function forgets(clause: Clause): boolean {
  if (!forgetting.has(clause.verb) || (clause.isNegated && clause.verb !== 'bother')) return false;
  if (clause.isPassive) return forgotten.has(clause.verb) && !clause.isNegated;
  return (
    isByPeople(clause) ||
    clause.who === 'unknown' ||
    clause.who === 'organization' ||
    (clause.who === 'none' && clause.verb === 'forgot')
  );
}

/** “was muted and then forgotten”: the verb after “and” is in the passive too. */
function isLeftForgotten({ tokens }: Sentence, { verb, auxiliaries, first }: Clause): boolean {
  return verb === 'forgotten' && auxiliaries.length === 0 && tokens[first - 1]?.tag === 'CCONJ';
}

const forgotten = words('forgotten overlooked neglected disregarded');

function overlooks(sentence: Sentence, clause: Clause): boolean {
  if (clause.isNegated)
    return clause.isPassive && (isNotFollowed(sentence, clause) || isNotMade(sentence, clause));
  if (clause.isPassive)
    return clause.agent === 'other'
      ? ignoring.has(clause.verb) || missing.has(clause.verb) || forgetting.has(clause.verb)
      : clause.agent === 'none' &&
          ((ignored.has(clause.verb) && isSign(sentence, clause)) || isSkippedStep(sentence, clause));
  if (missing.has(clause.verb))
    return isByPeople(clause) && !followedBy(clause, figures) && !clause.isInfinitive;
  if (clause.who === 'organization')
    return refusing.has(clause.verb) || (ignoring.has(clause.verb) && followedBy(clause, signs));
  if (clause.who === 'self') return ignored.has(clause.verb) || misjudging.has(clause.verb);
  return clause.who === 'other' && (ignoring.has(clause.verb) || refusing.has(clause.verb) || left(clause));
}

/** “the procedure was not followed”, “was not checked by anybody” */
function isNotFollowed({ tokens }: Sentence, clause: Clause): boolean {
  if (clause.agent === 'other')
    return [diligence, performing, maintaining, acting].some((set) => set.has(clause.verb));
  if (telling.has(clause.verb)) return true;
  return (
    following.has(clause.verb) &&
    clause.subject !== null &&
    procedures.has(tokens[clause.subject.head]?.word ?? '')
  );
}

/** What somebody should have heeded: “the warnings were ignored”. */
function isSign({ tokens }: Sentence, { subject }: Clause): boolean {
  return subject !== null && signs.has(tokens[subject.head]?.word ?? '');
}

const missing = verbs('miss');

const ignored = verbs('ignore disregard dismiss');

const refusing = verbs('refuse');

function left(clause: Clause): boolean {
  return leaving.has(clause.verb) && followedBy(clause, leftOpen);
}

const leaving = words('leave leaves left leaving');

/** “reacted only after customers had complained” */
function isOnlyAfter({ tokens }: Sentence, clause: Clause): boolean {
  if (clause.who !== 'other' || clause.isPassive || !diligence.has(clause.verb)) return false;
  const isOnly = clause.adverbs.includes('only') || clause.rest.some(({ word }) => word === 'only');
  return (
    isOnly &&
    tokens.slice(clause.main + 1, clause.main + 7).some(({ word }) => /^(?:after|when|once)$/.test(word))
  );
}

/** “took far too long to respond” */
function isLate(clause: Clause): boolean {
  if (!isByPeople(clause) || clause.isNegated || clause.isPassive) return false;
  const said = clause.rest.map(({ word }) => word).join(' ');
  return (
    /^(?:far |much |way |a bit |a little |just )?too (?:long|slow|slowly|late)\b/.test(said) ||
    /^(?:very |rather |so )?(?:late|slow) (?:to|in|with|at)\b/.test(said)
  );
}
