import { matchesOf } from '../grammar/pattern.js';
import type { Clause, Sentence } from '../grammar/sentence.js';
import { didNotAtTheTime, neverAtTheTime } from '../rewrites/rewrites.js';
import type { Match, Rule } from '../rule.js';
import {
  checking,
  diligence,
  figures,
  forgetting,
  humanPassives,
  ignoring,
  machinePassives,
  maintaining,
  thinking,
} from '../words/diligence.js';
import { acting, introducing } from '../words/harm.js';
import { omissionPhrases } from '../words/phrases/omission.js';
import {
  checks,
  following,
  leftOpen,
  misjudging,
  performing,
  permission,
  procedures,
  properly,
  right,
  signs,
  telling,
  understanding,
} from '../words/undone.js';
import { verbs, words } from '../words/word-set.js';
import { followedBy, infinitiveAfter, isByPeople, wholeClause } from './kinds.js';
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

/** “At the time, the analyst didn't check it”: told forwards, with what was known then. */
function isOfThatTime({ tokens }: Sentence): boolean {
  return ['at', 'the', 'time', ','].every((word, at) => tokens[at]?.word === word);
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

/** “did not check”. Not if a reason outside of people follows: then it explains. */
function didNot(sentence: Sentence, clause: Clause): boolean {
  if (!clause.isNegated || clause.isPassive || isOfThatTime(sentence)) return false;
  if (!isCare(clause)) return false;
  if (
    clause.who === 'other' &&
    checking.has(clause.verb) &&
    clause.auxiliaries.some((word) => word === 'do' || word === 'does')
  )
    return true;
  const isPast = clause.auxiliaries.some((word) => past.has(word)) || clause.auxiliaries.length === 0;
  if (!isPast || isExplained(sentence, clause)) return false;
  return isCareless(clause);
}

/** Whether not doing it was careless: “check”, “run the tests”, “properly configure”, “react quickly enough”. */
function isCare(clause: Clause): boolean {
  return (
    diligence.has(clause.verb) ||
    (clause.who === 'other' && maintaining.has(clause.verb)) ||
    (clause.who === 'other' && clause.auxiliaries.includes('did') && acting.has(clause.verb)) ||
    (performing.has(clause.verb) && followedBy(clause, checks)) ||
    clause.adverbs.some((word) => properly.has(word)) ||
    followedBy(clause, properly) ||
    (acting.has(clause.verb) && followedBy(clause, right))
  );
}

function isCareless({ who, verb }: Clause): boolean {
  if (who === 'other') return true;
  if (who === 'self') return !understanding.has(verb);
  return (who === 'organization' || who === 'unknown') && thinking.has(verb);
}

const past = words('did had has have');

function isExplained({ tokens, clauses }: Sentence, clause: Clause): boolean {
  const because = tokens.findIndex(
    ({ word }, at) => at > clause.main && /^(?:because|since|as|due)$/.test(word),
  );
  if (because < 0) return false;
  const reason = clauses.find(({ first }) => first > because);
  return !reason || (reason.who !== 'other' && reason.who !== 'none');
}

/** “Nobody noticed.” */
function nobodyDid({ tokens }: Sentence, clause: Clause): boolean {
  const { subject } = clause;
  if (!subject || clause.who !== 'other' || clause.isPassive || clause.isNegated) return false;
  if (!diligence.has(clause.verb) && !(performing.has(clause.verb) && followedBy(clause, checks)))
    return false;
  const [first, head] = [tokens[subject.first]?.word ?? '', tokens[subject.head]?.word ?? ''];
  return (
    /^(?:nobody|none|neither)$/.test(head) ||
    /^(?:no|neither|none)$/.test(first) ||
    isNeither(tokens, subject.first)
  );
}

function isNeither(tokens: Sentence['tokens'], first: number): boolean {
  return tokens
    .slice(Math.max(0, first - 5), first)
    .some(({ word }) => word === 'neither' || word === 'none');
}

/** “The reviewer never opened it.” Not what never reached them, and not “had never used it”, which says what they knew. */
function neverDid({ tokens }: Sentence, clause: Clause): boolean {
  return (
    clause.who === 'other' &&
    clause.isNegated &&
    clause.auxiliaries.length === 0 &&
    tokens[clause.main - 1]?.word === 'never' &&
    /(?:ed|id|t|k|n|e|w)$/.test(clause.verb) &&
    !experiencing.has(clause.verb)
  );
}

const experiencing = verbs(
  'receive get/got see/saw hear/heard have/had is/was/were need use meet/met work know/knew learn touch encounter happen experience face feel/felt find/found',
);

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

/** “had months to fix it and did not”, “and did nothing” */
function didNothing({ tokens }: Sentence, clause: Clause): boolean {
  const next = tokens[clause.main + 1];
  if (clause.who === 'other' && /^(?:did|done)$/.test(clause.verb) && next?.word === 'nothing') return true;
  const isEnd = (at: number) => !tokens[at] || tokens[at]?.tag === 'PUNCT';
  return (
    clause.who === 'other' &&
    clause.verb === 'did' &&
    (next?.word === 'not' || next?.word === "n't") &&
    isEnd(clause.main + 2)
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
