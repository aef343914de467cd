import type { Clause, Sentence } from '../../grammar/sentence.js';
import type { Match } from '../../rule.js';
import {
  acting,
  bad,
  byMistake,
  harm,
  introducing,
  noticing,
  removal,
  secrets,
  triggering,
  wrong,
} from '../../words/harm.js';
import { verbs, words } from '../../words/word-set.js';
import { followedBy, isAccident, isPlain } from '../kinds.js';

/** “was deleted by an engineer” */
export function isDoneBy({ tokens }: Sentence, clause: Clause): boolean {
  if (clause.agent === 'self') return harm.has(clause.verb) || triggering.has(clause.verb);
  if (clause.agent !== 'other' || clause.verb.endsWith('ing') || tokens[clause.main + 1]?.word === 'back')
    return false;
  return (
    harm.has(clause.verb) ||
    triggering.has(clause.verb) ||
    removal.has(clause.verb) ||
    rushing.has(clause.verb) ||
    clause.adverbs.some((word) => byMistake.has(word)) ||
    isAccident(clause) ||
    followedBy(clause, byMistake) ||
    (isPlain(clause) && !noticing.has(clause.verb) && isInWrongPlace(clause)) ||
    (acting.has(clause.verb) && followedBy(clause, unavailable)) ||
    (introducing.has(clause.verb) && secrets.has(tokens[clause.subject?.head ?? -1]?.word ?? '')) ||
    (isBySomebody(clause) && (acting.has(clause.verb) || switching.has(clause.verb))) ||
    ((acting.has(clause.verb) || introducing.has(clause.verb)) &&
      tokens.slice(clause.subject?.first ?? clause.first, clause.first).some(({ word }) => bad.has(word)))
  );
}

/** “was pasted into the wrong window by …” */
function isInWrongPlace({ rest }: Clause): boolean {
  const by = rest.findIndex(({ word }) => word === 'by');
  return rest.slice(0, Math.max(0, by)).some(({ word, hidden }) => !hidden && wrong.has(word));
}

/** “by someone”: that nobody knows who makes it sound like a search for them. */
function isBySomebody({ rest }: Clause): boolean {
  return rest.some(
    ({ word }, at) => word === 'by' && /^(?:someone|somebody)$/.test(rest[at + 1]?.word ?? ''),
  );
}

const switching = verbs('switch turn');
const rushing = verbs('rush self-inflict');
const unavailable = words('public down offline unavailable');

/** The clause from its verb group to its end, with its agent. */
export function withAgent({ first, main, rest }: Clause): Match {
  return { first, last: main + rest.length };
}
