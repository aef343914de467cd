/**
 * What counts as an open question: a message that ends with a question mark, and that nobody else answered, neither in
 * its thread nor where it was asked within `answerTimeMs`. Bots neither ask nor answer.
 */
export const openQuestion = {
  /** A regular expression that means the same in Postgres. */
  ending: '[?？]\\s*$',
  answerTimeMs: 10 * 60_000,
} as const;
