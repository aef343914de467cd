import type { Sentence } from './grammar/sentence.js';

export const ruleIds = [
  'person-as-cause',
  'counterfactual',
  'omission',
  'human-error',
  'judgment',
  'failing-of-people',
  'be-careful',
  'single-root-cause',
  'hindsight',
  'name-for-role',
] as const;
/** What a rule is called in reports and in `<!-- firebreak-ignore: … -->`. */
export type RuleId = (typeof ruleIds)[number];

/** A rule of blameless writing. It explains itself. */
export interface Rule {
  id: RuleId;
  /** What is wrong, in one sentence. */
  message: string;
  /** Why, with the source. */
  reason: string;
  source: { name: string; url: string };
  /** What to ask instead. */
  question: string;
  /** Whether sections that look forward, such as “Action items”, may say it. */
  mayLookForward: boolean;
  matches(sentence: Sentence): Match[];
}

/** Where a rule matches: the first and last token. */
export interface Match {
  first: number;
  last: number;
  /** What to write instead of these tokens; null or missing if no program can tell. */
  suggestion?: string | null;
}
