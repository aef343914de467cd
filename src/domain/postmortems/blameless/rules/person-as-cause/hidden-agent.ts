import type { Clause, Sentence } from '../../grammar/sentence.js';
import { withoutSlip } from '../../rewrites/rewrites.js';
import type { Match } from '../../rule.js';
import { acting, actions, byHand, byMistake, introducing, removal, wrong } from '../../words/harm.js';
import { nouns, verbs } from '../../words/word-set.js';
import { followedBy, isAccident, isPlain, verbsOf, wholeClause } from '../kinds.js';

/** Somebody's slip in the passive, with nobody named. A program's is said to be by it: “was removed by a stale record”. */
export function hiddenAgents(sentence: Sentence): Match[] {
  const passives = sentence.clauses.filter(
    (clause) => clause.isPassive && !clause.isNegated && clause.agent === 'none' && isPlain(clause),
  );
  return [
    ...passives.filter((clause) => isWrongThing(sentence, clause)).map(wholeClause),
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
    (byHand.has(clause.verb) && followedBy(clause, byMistake))
  );
}

/** “The rollback was mishandled”: the verb says it of whoever did it. */
function isBotched({ tokens }: Sentence, { subject, verb }: Clause): boolean {
  const what = tokens[subject?.head ?? -1]?.word ?? '';
  return botching.has(verb) && (actions.has(what) || undertakings.has(what));
}

const botching = verbs('botch bungle mishandle fumble mismanage misjudge');
const undertakings = nouns(
  'incident response failover migration handover communication escalation rollout restore recovery cutover switchover maintenance launch',
);

const setting = verbs('set/set/setting specify supply configure pass provide');

/** “Incorrect values were entered.” */
function isWrongThing({ tokens }: Sentence, { subject, verb }: Clause): boolean {
  if (!subject || !(byHand.has(verb) || setting.has(verb))) return false;
  return tokens.slice(subject.first, subject.head).some(({ word }) => wrong.has(word));
}
