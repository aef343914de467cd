import type { Clause, Sentence } from '../../grammar/sentence.js';
import { checks, performing, procedures } from '../../words/undone.js';
import { nouns, verbs } from '../../words/word-set.js';
import { isExplained } from './not-done.js';

/** “Due diligence was not done”: a check that somebody leaves out. Not if a reason follows. */
export function isNotMade(sentence: Sentence, clause: Clause): boolean {
  return (
    clause.agent === 'none' &&
    performing.has(clause.verb) &&
    isStep(sentence, clause) &&
    !isExplained(sentence, clause)
  );
}

/** “The runbook step was skipped.” Not if a reason follows. */
export function isSkippedStep(sentence: Sentence, clause: Clause): boolean {
  return skipping.has(clause.verb) && isStep(sentence, clause) && !isExplained(sentence, clause);
}

const skipping = verbs('skip bypass circumvent omit disregard neglect');

/** What people do by hand to be safe. Tests, checks and backups are run by programs too. */
function isStep({ tokens }: Sentence, { subject }: Clause): boolean {
  const what = tokens[subject?.head ?? -1]?.word ?? '';
  return procedures.has(what) || steps.has(what);
}

const steps = nouns(
  'testing/ qa/ verification/ step review approval sign-off dry-run rehearsal precaution diligence/ peer-review walkthrough handover handoff',
);

/** “No peer review took place.” Not if a reason follows. */
export function noneWasMade(sentence: Sentence, clause: Clause): boolean {
  const { tokens } = sentence;
  const isMade =
    (clause.isPassive && performing.has(clause.verb)) ||
    (/^(?:took|taken)$/.test(clause.verb) && tokens[clause.main + 1]?.word === 'place');
  return (
    isMade &&
    !clause.isNegated &&
    tokens[clause.subject?.first ?? -1]?.word === 'no' &&
    (isStep(sentence, clause) || checks.has(tokens[clause.subject?.head ?? -1]?.word ?? '')) &&
    !isExplained(sentence, clause)
  );
}
