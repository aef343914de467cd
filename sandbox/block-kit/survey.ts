import { type Problem, problemAt } from './problem.js';

/** Where blocks are shown. `blocks.ts` lists the blocks each surface allows. */
export type Surface = 'message' | 'modal' | 'home';

/** What one pass over a payload has found and counted. Each payload gets its own. */
export type Survey = {
  surface: Surface;
  /** Error code for format problems here. */
  error: string;
  problems: Problem[];
  blockIds: Set<string>;
  /** Visible characters so far; Slack limits their total in a message. */
  textChars: number;
  /** Pointers to `table` blocks; a message may have one. */
  tables: string[];
  /** Pointers to `input` blocks; a modal with one needs a submit button. */
  inputs: string[];
  /** Pointers to elements that request focus; a view may have one. */
  focused: string[];
};

export function newSurvey(surface: Surface, error: string): Survey {
  return {
    surface,
    error,
    problems: [],
    blockIds: new Set(),
    textChars: 0,
    tables: [],
    inputs: [],
    focused: [],
  };
}

/** Reports a problem at `path` under the survey's error code, in Slack's words and, if those say too little, ours. */
export function tell(survey: Survey, path: string, words: string, why?: string): void {
  survey.problems.push(problemAt(survey.error, path, words, why));
}

/** The surface's display name. */
export function surfaceName(surface: Surface): string {
  switch (surface) {
    case 'message':
      return 'a message';
    case 'modal':
      return 'a modal';
    case 'home':
      return 'a Home tab';
  }
}
