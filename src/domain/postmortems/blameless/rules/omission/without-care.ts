import type { Clause, Sentence } from '../../grammar/sentence.js';
import { diligence, humanPassives, machinePassives } from '../../words/diligence.js';
import { introducing } from '../../words/harm.js';
import { performing, permission } from '../../words/undone.js';
import { verbs } from '../../words/word-set.js';
import { conditional, isByPeople } from '../kinds.js';

/** “merged it without testing it” */
export function withoutCare(sentence: Sentence, clause: Clause): boolean {
  const { tokens, clauses } = sentence;
  if (clause.isPassive && clause.auxiliaries[0] === 'being') return isWithoutBeing(sentence, clause);
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
  return (isByPeople(clause) || goesOut(clause)) && !clause.isNegated && hasWithout(clause);
}

/** “approved without being properly reviewed” */
function isWithoutBeing({ tokens, clauses }: Sentence, clause: Clause): boolean {
  const before = clauses[clauses.indexOf(clause) - 1];
  return (
    tokens[clause.first - 1]?.word === 'without' &&
    before !== undefined &&
    !before.isNegated &&
    !before.auxiliaries.some((word) => conditional.has(word)) &&
    clause.agent !== 'thing' &&
    (diligence.has(clause.verb) || checkedIn.has(clause.verb)) &&
    !noticed.has(clause.verb)
  );
}

const checkedIn = verbs('approve check vet authorize authorise commit/committed/committing');

const noticed = verbs('notice catch/caught spot/spotted');

/** “The change went out with no review.” */
function goesOut({ verb, rest }: Clause): boolean {
  return /^(?:went|gone)$/.test(verb) && /^(?:out|live|in|through|ahead|into)$/.test(rest[0]?.word ?? '');
}

/** “was performed”, by people who aren't named or who are */
function isDoneBySomebody({ agent, verb }: Clause): boolean {
  if (agent === 'thing' || machinePassives.has(verb)) return false;
  return introducing.has(verb) || humanPassives.has(verb) || performing.has(verb);
}

const carefulIng = new Set([
  ...diligence,
  ...verbs(
    'take/took/taken have make/made back know/known get/got obtain seek wait open look raise file submit post clear agree arrange run mention share flag/flagged/flagging discuss',
  ),
]);

function hasWithout({ rest }: Clause): boolean {
  const at = rest.findIndex(
    ({ word }, index) =>
      word === 'without' ||
      (/^(?:no|zero|little|minimal|scant)$/.test(word) && rest[index - 1]?.word === 'with'),
  );
  return at >= 0 && rest.slice(at + 1, at + 5).some(({ word }) => permission.has(word));
}
