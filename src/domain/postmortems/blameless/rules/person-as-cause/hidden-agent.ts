import type { Clause, Sentence } from '../../grammar/sentence.js';
import { withoutSlip } from '../../rewrites/rewrites.js';
import type { Match } from '../../rule.js';
import { machinePassives } from '../../words/diligence.js';
import { acting, actions, byHand, byMistake, introducing, removal, wrong } from '../../words/harm.js';
import { nouns, verbs, words } from '../../words/word-set.js';
import { followedBy, isAccident, isPlain, verbsOf, wholeClause } from '../kinds.js';
import { isExplained } from '../omission/not-done.js';

/** Somebody's slip in the passive, with nobody named. A program's is said to be by it: “was removed by a stale record”. */
export function hiddenAgents(sentence: Sentence): Match[] {
  const passives = sentence.clauses.filter(
    (clause) => clause.isPassive && !clause.isNegated && clause.agent === 'none' && isPlain(clause),
  );
  return [
    ...passives
      .filter((clause) => isWrongThing(sentence, clause) && !isExplained(sentence, clause))
      .map(wholeClause),
    ...passives.filter(isLeft).map(wholeClause),
    ...passives.filter(isInWrongPlace).map(wholeClause),
    ...passives.filter((clause) => isBotched(sentence, clause)).map(wholeClause),
    ...passives.filter(isSlip).map((clause) => withoutSlip(sentence, clause) ?? verbsOf(clause)),
  ];
}

/** “was mistakenly enabled”, “was entered incorrectly” */
function isSlip(clause: Clause): boolean {
  const isDone = acting.has(clause.verb) || removal.has(clause.verb) || introducing.has(clause.verb);
  const isAdverbOfSlips = clause.adverbs.some((word) => byMistake.has(word));
  return (
    (isDone && (isAdverbOfSlips || isAccident(clause))) ||
    clause.adverbs.some((word) => heedless.has(word)) ||
    (byHand.has(clause.verb) && followedBy(clause, byMistake))
  );
}

/** “The rollback was mishandled”: the verb says it of whoever did it. */
function isBotched({ tokens }: Sentence, clause: Clause): boolean {
  const { subject, verb } = clause;
  const what = tokens[subject?.head ?? -1]?.word ?? '';
  const isBad = botching.has(verb) || (handling.has(verb) && followedBy(clause, badly));
  return isBad && (actions.has(what) || undertakings.has(what));
}

const handling = verbs(
  'handle manage coordinate communicate plan/planned/planning organize organise execute run/ran/running do/did/done',
);
const badly = words('badly poorly terribly awfully appallingly wrongly carelessly');
const botching = verbs('botch bungle mishandle fumble mismanage misjudge');
const undertakings = nouns(
  'incident response failover migration handover communication escalation rollout restore recovery cutover switchover maintenance launch',
);

/** What is done to systems and seldom by them. */
function isByOperators(verb: string): boolean {
  return operating.has(verb) && !machinePassives.has(verb);
}

const operating = verbs(
  'restore disable enable promote reboot stop/stopped/stopping kill wipe pull migrate disconnect terminate approve shut/shut/shutting rename revoke patch',
);

/** How nobody does anything well. Programs do things prematurely and incorrectly, too. */
const heedless = words(
  'needlessly carelessly hastily blindly recklessly thoughtlessly stupidly lazily sloppily negligently casually irresponsibly foolishly unthinkingly cavalierly clumsily haphazardly',
);

const setting = verbs('set/set/setting specify supply configure pass provide');

/** “The pager was left on silent.” */
function isLeft({ verb, rest }: Clause): boolean {
  const [next, after] = rest;
  return (
    verb === 'left' &&
    next !== undefined &&
    (unattended.has(next.word) || (next.word === 'on' && (!after || after.word === 'silent')))
  );
}

const unattended = words(
  'unattended unlocked unsupervised unmonitored exposed unprotected unwatched unsecured muted lying unanswered unread',
);

/** “The command was typed into the wrong terminal.” */
function isInWrongPlace(clause: Clause): boolean {
  return byHand.has(clause.verb) && followedBy(clause, wrong);
}

/** “Incorrect values were entered.” */
function isWrongThing({ tokens }: Sentence, { subject, verb }: Clause): boolean {
  if (!subject || !(byHand.has(verb) || setting.has(verb) || isByOperators(verb))) return false;
  return tokens.slice(subject.first, subject.head).some(({ word }) => wrong.has(word));
}
