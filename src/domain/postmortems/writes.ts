import type { Postmortem, Question, Revision } from './postmortem.js';

/** A post-mortem as it is now, with a new revision of a section, and a question as it is now. */
export interface PostmortemSaved {
  kind: 'postmortem_saved';
  postmortem: Postmortem;
  revision: Revision | null;
  question: Question | null;
}
