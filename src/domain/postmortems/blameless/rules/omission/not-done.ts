import type { Clause, Sentence } from '../../grammar/sentence.js';
import { checking, diligence, maintaining, thinking } from '../../words/diligence.js';
import { acting } from '../../words/harm.js';
import { checks, performing, properly, right, understanding } from '../../words/undone.js';
import { verbs, words } from '../../words/word-set.js';
import { followedBy } from '../kinds.js';

/** “did not check”. Not if a reason outside of people follows: then it explains. */
export function didNot(sentence: Sentence, clause: Clause): boolean {
  if (!clause.isNegated || clause.isPassive || isOfThatTime(sentence)) return false;
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
    (clause.who === 'other' && clause.auxiliaries.includes('did') && acting.has(clause.verb)) ||
    (performing.has(clause.verb) && followedBy(clause, checks)) ||
    clause.adverbs.some((word) => properly.has(word)) ||
    followedBy(clause, properly) ||
    (acting.has(clause.verb) && followedBy(clause, right))
  );
}

function isCareless({ who, verb }: Clause): boolean {
  if (who === 'other') return true;
  if (who === 'self') return !understanding.has(verb);
  return (who === 'organization' || who === 'unknown') && thinking.has(verb);
}

const past = words('did had has have');

/** Whether a reason outside of people follows: “because the tool was down”. */
export function isExplained({ tokens, clauses }: Sentence, clause: Clause): boolean {
  const because = tokens.findIndex(
    ({ word }, at) => at > clause.main && /^(?:because|since|as|due)$/.test(word),
  );
  if (because < 0) return false;
  const reason = clauses.find(({ first }) => first > because);
  return !reason || (reason.who !== 'other' && reason.who !== 'none');
}

/** “Nobody noticed.” */
export function nobodyDid({ tokens }: Sentence, clause: Clause): boolean {
  const { subject } = clause;
  if (!subject || clause.isPassive || clause.isNegated) return false;
  if (clause.who !== 'other' && !(clause.who === 'self' && !understanding.has(clause.verb))) return false;
  if (
    !diligence.has(clause.verb) &&
    !engaging.has(clause.verb) &&
    !(performing.has(clause.verb) && followedBy(clause, checks))
  )
    return false;
  const [first, head] = [tokens[subject.first]?.word ?? '', tokens[subject.head]?.word ?? ''];
  return (
    /^(?:nobody|none|neither)$/.test(head) ||
    /^(?:no|neither|none)$/.test(first) ||
    isNeither(tokens, subject.first) ||
    isNotOne(tokens, subject.first)
  );
}

function isNeither(tokens: Sentence['tokens'], first: number): boolean {
  return tokens
    .slice(Math.max(0, first - 5), first)
    .some(({ word }) => word === 'neither' || word === 'none');
}

/** What somebody does who takes charge. */
const engaging = verbs(
  'stop/stopped/stopping want try dare take/took step/stepped/stepping speak/spoke raise object volunteer own mention suggest offer push pull pick',
);

/** “Not one of the reviewers”, “not a single engineer” */
function isNotOne(tokens: Sentence['tokens'], first: number): boolean {
  const at = tokens[first - 1]?.word === 'not' ? first : first + 1;
  if (tokens[at - 1]?.word !== 'not') return false;
  return tokens[at]?.word === 'one' || (tokens[at]?.word === 'a' && tokens[at + 1]?.word === 'single');
}

/** “The reviewer never opened it.” Not what never reached them, and not “had never used it”, which says what they knew. */
export function neverDid({ tokens }: Sentence, clause: Clause): boolean {
  return (
    clause.who === 'other' &&
    clause.isNegated &&
    clause.auxiliaries.length === 0 &&
    tokens[clause.main - 1]?.word === 'never' &&
    /(?:ed|id|t|k|n|e|w)$/.test(clause.verb) &&
    !experiencing.has(clause.verb)
  );
}

const experiencing = verbs(
  'receive get/got see/saw hear/heard have/had is/was/were need use meet/met work know/knew learn touch encounter happen experience face feel/felt find/found',
);

/** “At the time, the analyst didn't check it”: told forwards, with what was known then. */
function isOfThatTime({ tokens }: Sentence): boolean {
  return ['at', 'the', 'time', ','].every((word, at) => tokens[at]?.word === word);
}

/** “had months to fix it and did not”, “and did nothing” */
export function didNothing({ tokens }: Sentence, clause: Clause): boolean {
  const next = tokens[clause.main + 1];
  if (clause.who === 'other' && /^(?:did|done)$/.test(clause.verb) && next?.word === 'nothing') return true;
  const isEnd = (at: number) => !tokens[at] || tokens[at]?.tag === 'PUNCT';
  return (
    clause.who === 'other' &&
    clause.verb === 'did' &&
    (next?.word === 'not' || next?.word === "n't") &&
    isEnd(clause.main + 2)
  );
}
