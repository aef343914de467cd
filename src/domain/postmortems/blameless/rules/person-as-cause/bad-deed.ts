import type { Clause } from '../../grammar/sentence.js';
import { errors } from '../../words/faults.js';
import {
  acting,
  bad,
  badEvents,
  introducing,
  noticing,
  removal,
  secrets,
  triggering,
  unchecked,
  wrong,
} from '../../words/harm.js';
import { nouns, verbs, words } from '../../words/word-set.js';
import { followedBy, isPlain } from '../kinds.js';

/** “gave us bad advice” */
export function misadvises(clause: Clause): boolean {
  return (
    giving.has(clause.verb) &&
    (followedBy(clause, bad) || followedBy(clause, unwise)) &&
    followedBy(clause, advice)
  );
}

const giving = verbs('give/gave/given provide send/sent');

const advice = words(
  'advice guidance instructions information recommendation recommendations estimate answer answers',
);

/** “had turned off the canary analysis” */
export function isDisabledSafeguard(clause: Clause): boolean {
  return (
    clause.auxiliaries.includes('had') &&
    (disabling.has(clause.verb) || (switching.has(clause.verb) && followedBy(clause, off))) &&
    followedBy(clause, safeguards) &&
    !followedBy(clause, planned)
  );
}

const planned = words('planned scheduled maintenance drill exercise');

const disabling = verbs('disable mute silence remove bypass suppress snooze deactivate delete comment');

const switching = verbs('turn switch shut/shut/shutting');

const off = words('off');

const safeguards = nouns(
  'alert alarm check canary protection monitor monitoring/ guard validation test review limit firewall waf backup safeguard analysis page phone pager notification',
);

/** “ran an untested query” */
export function isUnchecked(clause: Clause): boolean {
  return (
    isPlain(clause) &&
    (acting.has(clause.verb) || introducing.has(clause.verb)) &&
    followedBy(clause, unchecked)
  );
}

export function isBadDeed(clause: Clause): boolean {
  return (
    isPlain(clause) &&
    ((!noticing.has(clause.verb) && followedBy(clause, wrong)) ||
      (clause.who === 'other' && acting.has(clause.verb) && isInstead(clause)) ||
      (making.has(clause.verb) && followedBy(clause, unwise)) ||
      (introducing.has(clause.verb) && followedBy(clause, bad)) ||
      (clause.who === 'other' && introducing.has(clause.verb) && followedBy(clause, secrets)) ||
      (removal.has(clause.verb) && (followedBy(clause, production) || followedBy(clause, thinking))))
  );
}

const unwise = words(
  'poor bad false wrong incorrect costly fatal dangerous naive questionable silly risky dubious flawed unwarranted unsafe hasty',
);

/** “on production instead of staging” */
function isInstead({ rest }: Clause): boolean {
  return rest.some(({ word }, at) => word === 'instead' && rest[at + 1]?.word === 'of');
}

/** “truncated the table thinking that it was staging” */
const thinking = words('thinking believing assuming');

const production = words('production prod live wrong customer customers');

/** “took the cluster down”, “brought checkout to its knees”, “locked everybody out”. */
export function takesDown(clause: Clause): boolean {
  return (
    isPlain(clause) &&
    ((taking.has(clause.verb) && followedBy(clause, down)) ||
      (triggering.has(clause.verb) && followedBy(clause, badEvents)))
  );
}

const taking = verbs('take/took/taken bring/brought knock lock kick shut/shut/shutting');

const down = words('down offline knees out');

export function madeMistake(clause: Clause): boolean {
  return making.has(clause.verb) && !clause.isPassive && followedBy(clause, errors);
}

const making = verbs('make/made commit/committed/committing');

export function worsens(clause: Clause): boolean {
  return isPlain(clause) && making.has(clause.verb) && followedBy(clause, worse);
}

const worse = words('worse');
