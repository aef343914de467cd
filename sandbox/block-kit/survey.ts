import { type Problem, problemAt } from './problem.js';

/** Where blocks stand. Which block may stand where is written in `blocks.ts`. */
export type Surface = 'message' | 'modal' | 'home';

/** What one walk over a payload has found and counted so far. Made anew for every payload. */
export type Survey = {
  surface: Surface;
  /** The error code under which Slack reports a fault of shape here. */
  error: string;
  problems: Problem[];
  blockIds: Set<string>;
  /** Characters of visible text so far: Slack limits their sum in a message. */
  textChars: number;
  /** Pointers of the `table` blocks, of which a message may hold one. */
  tables: string[];
  /** Pointers of the `input` blocks: a modal that has one needs a submit button. */
  inputs: string[];
  /** Pointers of the elements that ask for the focus, of which a view may hold one. */
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

/** Notes a fault at `path`, under the survey's own error code: in Slack's words and, where they say too little, in ours. */
export function tell(survey: Survey, path: string, words: string, why?: string): void {
  survey.problems.push(problemAt(survey.error, path, words, why));
}

/** The surface as people call it. */
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
