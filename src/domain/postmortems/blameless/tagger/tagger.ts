/** A word or mark of a text with its universal part-of-speech tag, such as `NOUN` (universaldependencies.org/u/pos). */
export interface TaggedToken {
  text: string;
  tag: string;
  /** Where it is in the text, in UTF-16 units. */
  from: number;
  to: number;
}

/** Splits a sentence into words and marks and tags each. Contractions are split: `did` + `n't`. */
export type Tagger = (sentence: string) => TaggedToken[];
