import { matchesOf } from '../grammar/pattern.js';
import type { Clause, Sentence } from '../grammar/sentence.js';
import { didNotAtTheTime, shouldHave, shouldHaveBeen } from '../rewrites/rewrites.js';
import type { Match, Rule } from '../rule.js';
import { diligence, humanPassives, machinePassives, thinking } from '../words/diligence.js';
import { counterfactualConditions, counterfactualPhrases } from '../words/phrases/counterfactual.js';
import { checks } from '../words/undone.js';
import { nouns, verbs, words } from '../words/word-set.js';
import { infinitiveAfter, isByPeople, wholeClause } from './kinds.js';
import { sources } from './sources.js';

/** A world that did not happen: what people should have done, or failed to do. */
export const counterfactual: Rule = {
  id: 'counterfactual',
  message: 'This tells what did not happen.',
  reason:
    'What people should have done explains nothing about what they did. Say what happened and why it made sense; what to change belongs to the action items.',
  source: sources.allspaw,
  question: 'What did happen, and what made it seem right at the time?',
  mayLookForward: true,
  matches: (sentence) => [
    ...sentence.clauses
      .filter((clause) => isUnreal(sentence, clause))
      .map((clause) => unrealMatch(sentence, clause)),
    ...sentence.clauses
      .filter((clause) => fails(sentence, clause))
      .map((clause) => failingMatch(sentence, clause)),
    ...ifHad(sentence),
    ...sentence.clauses.filter((clause) => isImagined(sentence, clause)).map(wholeClause),
    ...matchesOf(counterfactualPhrases, sentence.tokens),
  ],
};

function unrealMatch(sentence: Sentence, clause: Clause): Match {
  const isAdvice = clause.auxiliaries.some((word) => word === 'should' || word === 'ought');
  if (!isAdvice || knowing.has(clause.verb)) return wholeClause(clause);
  return shouldHave(sentence, clause) ?? shouldHaveBeen(sentence, clause) ?? wholeClause(clause);
}

function failingMatch(sentence: Sentence, clause: Clause): Match {
  const next = infinitiveAfter(sentence, clause);
  return (next && isByPeople(clause) && didNotAtTheTime(sentence, clause, next.main)) || wholeClause(clause);
}

/** “should have checked”, “could have been avoided” */
function isUnreal(sentence: Sentence, clause: Clause): boolean {
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
const modals = words('should could would ought might');
const saving = verbs(
  'prevent avoid avert preclude catch/caught spare help reduce save shorten mitigate minimize minimise detect alert highlight flag/flagged expedite speed/sped',
);
const revealing = verbs('tell/told show/shown reveal warn make/made uncover expose surface');

/** “A quick look would have shown”: what somebody should have done, as a thing. */
function isLook({ tokens }: Sentence, { subject }: Clause): boolean {
  const what = tokens[subject?.head ?? -1]?.word ?? '';
  const isQuick = tokens.slice(subject?.first, subject?.head).some(({ word }) => quick.has(word));
  return looks.has(what) || (isQuick && checks.has(what));
}

const looks = nouns('look glance conversation chat rehearsal double-check walkthrough');
const quick = words('quick simple single closer careful second cursory brief basic proper thorough one');

const knowing = verbs('know/known check read/read notice verify');
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
  return tokens.some(
    ({ word }, at) => word === 'if' || (word === 'had' && tokens[at + 1] !== undefined) || word === 'without',
  );
}

/** “if the alert had been set up, we would have known”: the second half. */
function isImagined({ tokens, clauses }: Sentence, clause: Clause): boolean {
  const isUnlikely =
    /^(?:would|could|might|'d)$/.test(clause.auxiliaries[0] ?? '') && clause.auxiliaries.includes('have');
  if (!isUnlikely) return false;
  const isInvertedHad = tokens[0]?.word === 'had';
  const at = isInvertedHad ? 0 : tokens.findIndex(({ word }) => word === 'if');
  const condition = clauses.find(
    (one) => one.main > at && one !== clause && (isInvertedHad || one.auxiliaries.includes('had')),
  );
  if (at < 0 || !condition) return isInvertedHad;
  return !(isOfSystem(clause) && isOfSystem(condition));
}

/** “The primary had crashed”, but not “the alert had been set up”, which hides who would have done it. */
function isOfSystem({ who, isPassive, verb }: Clause): boolean {
  return who === 'thing' && !(isPassive && !machinePassives.has(verb));
}

/** “failed to notice”, said of people. */
function fails(sentence: Sentence, clause: Clause): boolean {
  if (
    !failing.has(clause.verb) ||
    clause.auxiliaries.some((word) => word === 'may' || word === 'might' || word === 'can')
  )
    return false;
  const next = infinitiveAfter(sentence, clause);
  if (!next)
    return (
      clause.who === 'other' &&
      !clause.isNegated &&
      isVerbAlone(sentence, clause) &&
      !/^(?:over|back)$/.test(sentence.tokens[clause.main + 1]?.word ?? '')
    );
  if (isByPeople(clause) || isActivity(sentence, clause)) return true;
  if (clause.who === 'none') return neglecting.has(clause.verb);
  return (
    (clause.who === 'organization' || clause.who === 'unknown') &&
    (neglecting.has(clause.verb) || diligence.has(next.verb) || operating.has(next.verb))
  );
}

/** Not “observed failed logins”. */
function isVerbAlone({ tokens }: Sentence, { main }: Clause): boolean {
  const [before, next] = [tokens[main - 1], tokens[main + 1]];
  return before?.tag !== 'VERB' && next?.tag !== 'NOUN' && next?.tag !== 'PROPN';
}

/** What people do, as the subject: “testing failed to catch it”. */
function isActivity({ tokens }: Sentence, { subject }: Clause): boolean {
  return subject !== null && activities.has(tokens[subject.head]?.word ?? '');
}

const activities = nouns(
  'review testing/ planning/ supervision/ oversight/ training/ communication inspection audit',
);
const neglecting = verbs('neglect');
const operating = verbs(
  'patch implement address secure maintain ensure take/took act prepare disclose comply install supervise manage provide enforce adhere learn',
);
const failing = verbs('fail neglect');

/** “if the operator had checked”, “had the team tested it” */
function ifHad(sentence: Sentence): Match[] {
  return matchesOf(counterfactualConditions, sentence.tokens)
    .filter((match) => isInverted(sentence, match))
    .filter(
      ({ last }) => !/^(?:to|a|an|the|no|any|enough|access)$/.test(sentence.tokens[last + 1]?.word ?? ''),
    );
}

/** “Had” at the start of a clause, or “had they looked” after a “would have”. */
function isInverted({ tokens }: Sentence, { first }: Match): boolean {
  const before = tokens[first - 1];
  if (tokens[first]?.word !== 'had' || !before) return true;
  return (
    before.tag === 'PUNCT' ||
    before.tag === 'CCONJ' ||
    tokens.slice(0, first).some(({ word }) => modals.has(word))
  );
}
