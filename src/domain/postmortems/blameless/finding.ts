import type { RuleId } from './rule.js';

/** Words that blame, with what to ask or write instead. */
export interface Finding {
  rule: RuleId;
  /** Where the words are in the text, in UTF-16 units. */
  from: number;
  to: number;
  /** Where its sentence is, without the blanks around it. */
  sentence: { from: number; to: number };
  /** What is wrong, in one sentence. */
  message: string;
  question: string;
  /** What replaces the words from `from` to `to`, or null if only a person can say. */
  suggestion: string | null;
  /** The same for the same rule and sentence, whatever its case and spacing: remembers “this is fine”. */
  key: string;
}
