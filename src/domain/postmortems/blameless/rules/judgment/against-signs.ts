import { matchesOf, patterns } from '../../grammar/pattern.js';
import type { Clause, Sentence } from '../../grammar/sentence.js';
import { diligence } from '../../words/diligence.js';
import { acting, introducing, removal } from '../../words/harm.js';
import { verbs, words } from '../../words/word-set.js';

/** “had been warned, but …”, “knew about it but …” */
export function isDefiant({ tokens, clauses }: Sentence, clause: Clause): boolean {
  const isTold = clause.isPassive && telling.has(clause.verb);
  const isAware = /^(?:knew|known)$/.test(clause.verb) || tokens[clause.main + 1]?.word === 'aware';
  if (!isTold && !isAware) return false;
  const but = tokens.findIndex(
    ({ word }, at) => at > clause.main && /^(?:but|yet|still|anyway|nevertheless|nonetheless)$/.test(word),
  );
  if (isAware && tokens.some(({ word }, at) => word === 'did' && tokens[at + 1]?.word === 'nothing'))
    return true;
  return but > 0 && (isTold || clauses.some((one) => one.main > but && one.isNegated));
}

/** “gave the go-ahead even though the test had failed”, “shipped it knowing that it was red” */
export function isDespite({ tokens }: Sentence, clause: Clause): boolean {
  if (clause.isPassive || !proceeding.some((verbs) => verbs.has(clause.verb))) return false;
  return matchesOf(despite, tokens).some(({ first }) => first > clause.main);
}

const proceeding = [
  acting,
  introducing,
  removal,
  verbs(
    'give/gave/given go/went proceed continue start begin/began choose/chose decide carry press push insist',
  ),
];

const despite = patterns(
  `
  even though
  knowing full? well? that|the|it|there|about
  despite|notwithstanding @any? @any? @sign
  in the face of @any? @any? @sign
  on red
  `,
  {
    any: words('the a all any several many clear repeated explicit its his her their our open'),
    sign: words(
      'warning warnings red failing failed objections objection concerns alerts alarms advice policy freeze runbook instructions ci checks tests knowing being',
    ),
  },
);

/** “provided the wrong list instead of checking it” */
export function isInsteadOf({ tokens }: Sentence, clause: Clause): boolean {
  if (
    clause.auxiliaries.some((word) => /^(?:will|would|can|could|may|should|must|to)$/.test(word)) ||
    /ing$/.test(clause.verb)
  )
    return false;
  return tokens.some(
    ({ word }, at) =>
      (word === 'instead' || word === 'rather') &&
      /^(?:of|than)$/.test(tokens[at + 1]?.word ?? '') &&
      isLeftOut(tokens[at + 2]?.word ?? ''),
  );
}

/** “instead of checking”, “rather than escalate”. Who doesn't wait is quick. */
function isLeftOut(word: string): boolean {
  return word !== 'waiting' && (/ing$/.test(word) || (diligence.has(word) && word !== 'wait'));
}

const telling = verbs('tell/told warn inform remind instruct advise alert');
