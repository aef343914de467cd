import type { Clause, Sentence } from '../../grammar/sentence.js';
import { diligence } from '../../words/diligence.js';
import { nouns, verbs } from '../../words/word-set.js';
import { infinitiveAfter, isByPeople } from '../kinds.js';

/** “failed to notice”, said of people. */
export function fails(sentence: Sentence, clause: Clause): boolean {
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
