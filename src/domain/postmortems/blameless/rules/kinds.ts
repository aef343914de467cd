import type { Clause, Sentence } from '../grammar/sentence.js';
import type { Match } from '../rule.js';
import { words } from '../words/word-set.js';

/** Whether the subject is people: those spoken about or the writers. */
export function isByPeople({ who }: Clause): boolean {
  return who === 'other' || who === 'self';
}

/** The clause from its subject to its verb, as a match. */
export function wholeClause({ subject, first, main }: Clause): Match {
  return { first: subject && subject.first < first ? subject.first : first, last: main };
}

/** From the verb group's first word to its verb. */
export function verbsOf({ first, main }: Clause): Match {
  return { first, last: main };
}

/** Whether a word of the set follows the verb. */
export function followedBy({ rest }: Clause, set: ReadonlySet<string>): boolean {
  return rest.some(({ word, hidden }) => !hidden && set.has(word));
}

/** The clause whose verb is “to …” right after this one's. */
export function infinitiveAfter({ clauses }: Sentence, clause: Clause): Clause | undefined {
  const next = clauses[clauses.indexOf(clause) + 1];
  return next?.isInfinitive ? next : undefined;
}

/** “by mistake”, “in error” */
export function isAccident({ rest }: Clause): boolean {
  return rest.some(
    ({ word }, at) =>
      (/^(?:mistake|accident)$/.test(word) && rest[at - 1]?.word === 'by') ||
      (word === 'error' && rest[at - 1]?.word === 'in'),
  );
}

/** Not what somebody may or wants to do. */
export function isPlain({ auxiliaries, isInfinitive }: Clause): boolean {
  return !isInfinitive && !auxiliaries.some((word) => unreal.has(word));
}

const unreal = words("can could may might must should would will shall 'll 'd to");

/** What would, may or must be, and isn't a fact. */
export const conditional = words("would could might may can should will must 'll 'd");
