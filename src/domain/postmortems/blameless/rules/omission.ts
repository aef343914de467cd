import { matchesOf, patterns } from '../grammar/pattern.js';
import type { Clause, Sentence } from '../grammar/sentence.js';
import type { Rule } from '../rule.js';
import {
  checking,
  diligence,
  figures,
  forgetting,
  ignoring,
  maintaining,
  thinking,
} from '../words/diligence.js';
import { acting, introducing } from '../words/harm.js';
import { nouns, verbs, words } from '../words/word-set.js';
import { followedBy, isByPeople, wholeClause } from './kinds.js';
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
    ...sentence.clauses.filter((clause) => leavesUndone(sentence, clause)).map(wholeClause),
    ...matchesOf(phrases, sentence.tokens),
  ],
};

function leavesUndone(sentence: Sentence, clause: Clause): boolean {
  if (clause.isInfinitive) return choosesToIgnore(sentence, clause);
  if (clause.auxiliaries.some((word) => conditional.has(word))) return false;
  return (
    forgets(clause) ||
    overlooks(sentence, clause) ||
    didNot(sentence, clause) ||
    nobodyDid(sentence, clause) ||
    withoutCare(sentence, clause) ||
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

const choosing = verbs('decide choose/chose/chosen opt/opted/opting make/made elect prefer agree');
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

const telling = verbs('communicate escalate consult');
const following = verbs('follow observe respect obey heed');
const procedures = nouns(
  'procedure process policy protocol guideline guidance/ checklist instruction rule runbook standard practice advice/ plan playbook',
);

/** What somebody should have heeded: “the warnings were ignored”. */
function isSign({ tokens }: Sentence, { subject }: Clause): boolean {
  return subject !== null && signs.has(tokens[subject.head]?.word ?? '');
}

const signs = nouns(
  'alert warning alarm page sign signal message e-mail email notification report complaint concern advice/ risk procedure policy ticket anomaly',
);
const missing = verbs('miss');
const ignored = verbs('ignore disregard dismiss');
const misjudging = verbs('underestimate overestimate misjudge skip/skipped/skipping bypass circumvent');
const refusing = verbs('refuse');

function left(clause: Clause): boolean {
  return leaving.has(clause.verb) && followedBy(clause, leftOpen);
}

const leftOpen = words(
  'out open exposed unlocked unattended unprotected running behind enabled disabled on unset unfinished unchanged',
);
const leaving = words('leave leaves left leaving');

/** “did not check”. Not if a reason outside of people follows: then it explains. */
function didNot(sentence: Sentence, clause: Clause): boolean {
  if (!clause.isNegated || clause.isPassive) return false;
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
    (performing.has(clause.verb) && followedBy(clause, checks)) ||
    clause.adverbs.some((word) => properly.has(word)) ||
    followedBy(clause, properly) ||
    (acting.has(clause.verb) && followedBy(clause, right))
  );
}

const right = words('right correct proper');
const properly = words(
  'properly correctly adequately thoroughly carefully sufficiently enough promptly diligently timely',
);

function isCareless({ who, verb }: Clause): boolean {
  if (who === 'other') return true;
  if (who === 'self') return !understanding.has(verb);
  return (who === 'organization' || who === 'unknown') && thinking.has(verb);
}

const performing = verbs(
  'run/ran perform do/did/done make/made take/took/taken execute carry conduct write/wrote/written',
);
const checks = words(
  'test tests check checks validation backup backups snapshot snapshots review reviews rehearsal dry-run rollback drill smoke-test test-suite copy notes plan care time sure homework diligence job attention precautions responsibility ownership action note safeguards',
);
const past = words('did had has have');
const understanding = verbs(
  'realize realise understand/understood recognize recognise foresee/foreseen anticipate notice spot/spotted catch/caught plan/planned consider',
);

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

/** “merged it without testing it” */
function withoutCare({ tokens, clauses }: Sentence, clause: Clause): boolean {
  if (clause.isPassive)
    return (
      clause.agent !== 'thing' && !clause.isNegated && introducing.has(clause.verb) && hasWithout(clause)
    );
  if (tokens[clause.first - 1]?.word === 'without' || tokens[clause.main - 1]?.word === 'without') {
    const before = clauses[clauses.indexOf(clause) - 1];
    return (
      before !== undefined &&
      isByPeople(before) &&
      !before.isPassive &&
      !before.auxiliaries.some((word) => conditional.has(word)) &&
      carefulIng.has(clause.verb)
    );
  }
  return isByPeople(clause) && !clause.isNegated && hasWithout(clause);
}

const carefulIng = new Set([
  ...diligence,
  ...verbs('take/took/taken have make/made back know/known get/got obtain seek'),
]);

function hasWithout({ rest }: Clause): boolean {
  const at = rest.findIndex(({ word }) => word === 'without');
  return at >= 0 && rest.slice(at + 1, at + 5).some(({ word }) => permission.has(word));
}

const permission = words(
  'permission approval authorization authorisation consent review testing consultation thought thinking thinking consideration notice asking checking warning hesitation regard verification validation',
);

/** “took far too long to respond” */
function isLate(clause: Clause): boolean {
  if (!isByPeople(clause) || clause.isNegated || clause.isPassive) return false;
  const said = clause.rest.map(({ word }) => word).join(' ');
  return (
    /^(?:far |much |way |a bit |a little |just )?too (?:long|slow|slowly|late)\b/.test(said) ||
    /^(?:very |rather |so )?(?:late|slow) (?:to|in|with|at)\b/.test(said)
  );
}

const phrases = patterns(
  `
  PERSON lost|lose track|sight of
  by|for|from|about|to not @properly? @checking
  PERSON not @properly? @checking
  not @properly tested|reviewed|checked|planned|verified|prepared|validated|communicated|trained|vetted|briefed|informed|inspected|thought
  poorly|inadequately|insufficiently|improperly|badly tested|reviewed|planned|communicated|trained|handled|managed|coordinated|prepared|executed|thought
  without PERSON @checking|having
  PERSON did|done|doing|does @adverb? nothing
  assumed|thought that? someone|somebody|anyone|everyone else
  nobody|no-one felt|feels responsible
  PERSON let|allowed … expire|lapse|slip
  waited|waiting too|far|so long
  dragged|dragging @own feet
  PERSON slept|overslept through?
  PERSON did|does n't|not bother|care
  PERSON turned a blind eye
  PERSON could n't|not be bothered
  PERSON never|n't gave|give it|this|that a? second? thought
  `,
  {
    adverb: words('simply absolutely just almost basically'),
    checking: new Set([...checking].filter((word) => word.endsWith('ing'))),
    properly,
    own: words('his her their our its'),
  },
);
