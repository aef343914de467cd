import type { Clause, Sentence } from '../grammar/sentence.js';
import type { Match } from '../rule.js';

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

/** Whether one of `words` follows the verb. */
export function followedBy({ rest }: Clause, words: ReadonlySet<string>): boolean {
  return rest.some(({ word, hidden }) => !hidden && words.has(word));
}

/** The clause whose verb is “to …” right after this one's. */
export function infinitiveAfter({ clauses }: Sentence, clause: Clause): Clause | undefined {
  const next = clauses[clauses.indexOf(clause) + 1];
  return next?.isInfinitive ? next : undefined;
}
