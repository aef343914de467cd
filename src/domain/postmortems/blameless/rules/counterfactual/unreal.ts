import type { Clause, Sentence } from '../../grammar/sentence.js';
import { humanWork } from '../../words/conduct.js';
import { diligence, humanPassives, machinePassives, thinking } from '../../words/diligence.js';
import { nouns, verbs, words } from '../../words/word-set.js';
import { isByPeople } from '../kinds.js';

/** “should have checked”, “could have been avoided” */
export function isUnreal(sentence: Sentence, clause: Clause): boolean {
  const modal = clause.auxiliaries.find((word) => modals.has(word));
  if (isNeededToHave(sentence, clause)) return true;
  if (
    !modal ||
    !clause.auxiliaries
      .slice(clause.auxiliaries.indexOf(modal))
      .some((word) => word === 'have' || word === 'of')
  )
    return false;
  if (possessions.has(clause.verb)) return false;
  if (saving.has(clause.verb) && !clause.isPassive && modal !== 'should') return true;
  if (revealing.has(clause.verb) && isLook(sentence, clause)) return true;
  if (clause.isPassive) return isUnrealPassive(sentence, modal, clause);
  if (isFoilToSomebody(sentence, clause) || isBetterWork(sentence, clause)) return true;
  if (occurring.has(clause.verb) && (clause.isNegated || modal === 'would')) return true;
  const isSomebody =
    isByPeople(clause) ||
    clause.who === 'unknown' ||
    (clause.who === 'organization' && diligence.has(clause.verb));
  if (modal === 'should' || modal === 'ought')
    return isSomebody && (clause.who !== 'unknown' || thinking.has(clause.verb) || knowing.has(clause.verb));
  if (modal === 'could') return isSomebody && (clause.who !== 'unknown' || thinking.has(clause.verb));
  return isSomebody && (hasCondition(sentence) || diligence.has(clause.verb));
}

/** “Someone who knew Postgres would never have run it”, “any junior would have asked”: what others would do. */
function isFoilToSomebody({ tokens }: Sentence, { subject, who, auxiliaries }: Clause): boolean {
  return (
    subject !== null &&
    who === 'other' &&
    auxiliaries[0] === 'would' &&
    indefinite.has(tokens[subject.first]?.word ?? '')
  );
}

const indefinite = words(
  'a an any anyone anybody someone somebody nobody no no-one most every everyone everybody',
);

/** “A more careful rollout would have limited it”, “better planning could have …”: people's work, if it had been done well. */
function isBetterWork({ tokens }: Sentence, { subject }: Clause): boolean {
  if (!subject) return false;
  const before = tokens.slice(subject.first, subject.head).map(({ word }) => word);
  const isHuman = humanWork.has(tokens[subject.head]?.word ?? '');
  return before.some((word) => careful.has(word) || (isHuman && better.has(word)));
}

const careful = words(
  'careful thorough diligent attentive competent disciplined rigorous prudent sensible cautious experienced proactive vigilant considered thoughtful conscientious',
);

const better = words(
  'better more proper adequate closer earlier faster stricter clearer tighter timely prompt',
);

/** “needed to have looked” */
function isNeededToHave({ clauses }: Sentence, clause: Clause): boolean {
  const before = clauses[clauses.indexOf(clause) - 1];
  return (
    clause.isInfinitive &&
    clause.auxiliaries[0] === 'have' &&
    /^need(?:s|ed)?$/.test(before?.verb ?? '') &&
    isByPeople(clause)
  );
}

/** “should have access” is no past. */
const possessions = words('access control contact support insight visibility');

export const modals = words('should could would ought might');

const saving = verbs(
  'prevent avoid avert preclude catch/caught spare help reduce save shorten mitigate minimize minimise detect alert highlight flag/flagged expedite speed/sped',
);

const revealing = verbs('tell/told show/shown reveal warn make/made uncover expose surface');

/** “A quick look would have shown”: what somebody should have done, as a thing. */
function isLook({ tokens }: Sentence, { subject }: Clause): boolean {
  const what = tokens[subject?.head ?? -1]?.word ?? '';
  const isQuick = tokens.slice(subject?.first, subject?.head).some(({ word }) => quick.has(word));
  return isQuick || looks.has(what);
}

const looks = nouns('look glance conversation chat rehearsal double-check walkthrough');

const quick = words('quick simple single closer careful second cursory brief basic proper thorough one even');

export const knowing = verbs('know/known check read/read notice verify');

const occurring = verbs('happen occur/occurred/occurring');

/** A thing that somebody should have handled. If a program is named (“by monitoring”), it is a gap in the system. */
function isUnrealPassive(sentence: Sentence, modal: string, clause: Clause): boolean {
  if (clause.agent === 'thing') return false;
  if (avoiding.has(clause.verb)) return true;
  if (modal === 'would' || modal === 'might') return hasCondition(sentence) && humanPassives.has(clause.verb);
  if (clause.agent === 'other' || isByPeople(clause)) return true;
  return modal === 'could' ? humanPassives.has(clause.verb) : !machinePassives.has(clause.verb);
}

const avoiding = verbs('avoid prevent avert forestall preclude foresee/foreseen');

function hasCondition({ tokens }: Sentence): boolean {
  return (
    isWithMore(tokens) ||
    tokens.some(
      ({ word }, at) =>
        word === 'if' || (word === 'had' && tokens[at + 1] !== undefined) || word === 'without',
    )
  );
}

/** “With a little more care, …” */
function isWithMore(tokens: Sentence['tokens']): boolean {
  return (
    tokens[0]?.word === 'with' &&
    tokens.slice(1, 5).some(({ word }) => /^(?:more|better|proper|greater)$/.test(word))
  );
}
