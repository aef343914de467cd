import { matchesOf } from '../grammar/pattern.js';
import type { Clause, Sentence } from '../grammar/sentence.js';
import { didNotAtTheTime, neverAtTheTime } from '../rewrites/rewrites.js';
import type { Match, Rule } from '../rule.js';
import {
  diligence,
  figures,
  forgetting,
  humanPassives,
  ignoring,
  machinePassives,
} from '../words/diligence.js';
import { introducing } from '../words/harm.js';
import { omissionPhrases } from '../words/phrases/omission.js';
import {
  following,
  leftOpen,
  misjudging,
  performing,
  permission,
  procedures,
  signs,
  telling,
} from '../words/undone.js';
import { verbs, words } from '../words/word-set.js';
import { followedBy, infinitiveAfter, isByPeople, wholeClause } from './kinds.js';
import { didNot, didNothing, neverDid, nobodyDid } from './not-done.js';
import { sources } from './sources.js';

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
    isLate(clause)
  );
}

/** “decided to skip the tests” */
function choosesToIgnore({ clauses }: Sentence, clause: Clause): boolean {
  const before = clauses[clauses.indexOf(clause) - 1];
  return (
    before?.who === 'other' && choosing.has(before.verb) && ignoring.has(clause.verb) && !clause.isNegated
  );
}

const choosing = verbs(
  'tend/tended decide choose/chose/chosen opt/opted/opting make/made elect prefer agree',
);
const conditional = words("would could might may can should will must 'll 'd");

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
  if (clause.isNegated) return clause.isPassive && isNotFollowed(sentence, clause);
  if (clause.isPassive)
    return clause.agent === 'other'
      ? ignoring.has(clause.verb) || missing.has(clause.verb) || forgetting.has(clause.verb)
      : ignored.has(clause.verb) && clause.agent === 'none' && isSign(sentence, clause);
  if (missing.has(clause.verb))
    return isByPeople(clause) && !followedBy(clause, figures) && !clause.isInfinitive;
  if (clause.who === 'self') return ignored.has(clause.verb) || misjudging.has(clause.verb);
  return clause.who === 'other' && (ignoring.has(clause.verb) || refusing.has(clause.verb) || left(clause));
}

/** “the procedure was not followed”, “was not checked by anybody” */
function isNotFollowed({ tokens }: Sentence, clause: Clause): boolean {
  if (clause.agent === 'other') return diligence.has(clause.verb);
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

/** “merged it without testing it” */
function withoutCare({ tokens, clauses }: Sentence, clause: Clause): boolean {
  if (clause.isPassive)
    return (
      clause.agent !== 'thing' &&
      !clause.isNegated &&
      (clause.agent === 'other' || introducing.has(clause.verb)) &&
      hasWithout(clause)
    );
  if (tokens[clause.first - 1]?.word === 'without' || tokens[clause.main - 1]?.word === 'without') {
    const before = clauses[clauses.indexOf(clause) - 1];
    return (
      before !== undefined &&
      (before.isPassive ? isDoneBySomebody(before) : isByPeople(before)) &&
      !before.auxiliaries.some((word) => conditional.has(word)) &&
      carefulIng.has(clause.verb)
    );
  }
  return isByPeople(clause) && !clause.isNegated && hasWithout(clause);
}

/** “was performed”, by people who aren't named or who are */
function isDoneBySomebody({ agent, verb }: Clause): boolean {
  if (agent === 'thing' || machinePassives.has(verb)) return false;
  return introducing.has(verb) || humanPassives.has(verb) || performing.has(verb);
}

const carefulIng = new Set([
  ...diligence,
  ...verbs('take/took/taken have make/made back know/known get/got obtain seek wait open look'),
]);

function hasWithout({ rest }: Clause): boolean {
  const at = rest.findIndex(({ word }) => word === 'without');
  return at >= 0 && rest.slice(at + 1, at + 5).some(({ word }) => permission.has(word));
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
