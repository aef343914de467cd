import type { Comment, Postmortem, Question, Revision } from './postmortem.js';
import type { Task } from './tasks/task.js';
import type { AcceptedWording, WordingCheck } from './wording/wording.js';

/**
 * A post-mortem as it is now, with a new revision of a section, and a question or a comment as
 * it is now.
 */
export interface PostmortemSaved {
  kind: 'postmortem_saved';
  postmortem: Postmortem;
  revision: Revision | null;
  question: Question | null;
  comment: Comment | null;
}

/** What changes about the wording of the incident's post-mortem. */
export type WordingWrite =
  | { kind: 'wording_checked'; check: WordingCheck }
  | ({ kind: 'wording_accepted' } & AcceptedWording)
  /** It counts as open again. */
  | { kind: 'wording_reopened'; key: string };

/** Those of an incident's tasks that a decision changed. */
export interface TasksSaved {
  kind: 'tasks_saved';
  tasks: readonly Task[];
}
