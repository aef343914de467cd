import type { PostmortemState } from './postmortem.js';
import { isTaskRefusal, type TaskRefusal } from './tasks/refusals.js';

/** Why an act on a post-mortem, or on a task around it, was refused. */
export type PostmortemRefusal = DocumentRefusal | TaskRefusal;

/** Why an act on the post-mortem itself was refused. Times are ISO 8601, UTC. */
export type DocumentRefusal =
  | { kind: 'postmortem_not_started'; number: number }
  | { kind: 'postmortem_started_already'; number: number; ownerId: string | null }
  | { kind: 'postmortem_of_canceled'; number: number }
  | { kind: 'section_not_found'; asked: string; known: string[] }
  | { kind: 'template_not_found'; asked: string; known: string[] }
  /** Somebody wrote the section since it was read. */
  | { kind: 'section_changed'; title: string; at: string; by: string | null }
  | { kind: 'section_unchanged'; title: string }
  | { kind: 'section_too_long'; title: string; chars: number; maxChars: number }
  | { kind: 'revision_not_found'; title: string; revision: number; latest: number }
  /** It would change nothing, or a published text. */
  | { kind: 'postmortem_in_state'; number: number; state: PostmortemState }
  | { kind: 'postmortem_unchanged'; number: number }
  | { kind: 'reviewer_not_asked'; number: number }
  | { kind: 'reviewers_missing'; number: number }
  | { kind: 'too_many_reviewers'; max: number }
  | { kind: 'question_not_found'; number: number }
  /** Somebody else than `by`, who gave it, or the owner wants to reword an answer. */
  | { kind: 'answer_of_other'; by: string }
  /** The sentence says something else now. */
  | { kind: 'wording_not_found'; number: number }
  | { kind: 'comment_not_found'; number: number }
  /** It is open, or there is none with this number. */
  | { kind: 'comment_not_resolved'; number: number; comment: number }
  | { kind: 'too_many_comments'; max: number }
  | { kind: 'no_channel_to_share_in'; number: number };

const kinds: Record<DocumentRefusal['kind'], true> = {
  postmortem_not_started: true,
  postmortem_started_already: true,
  postmortem_of_canceled: true,
  section_not_found: true,
  template_not_found: true,
  section_changed: true,
  section_unchanged: true,
  section_too_long: true,
  revision_not_found: true,
  postmortem_in_state: true,
  postmortem_unchanged: true,
  reviewer_not_asked: true,
  reviewers_missing: true,
  too_many_reviewers: true,
  question_not_found: true,
  answer_of_other: true,
  wording_not_found: true,
  comment_not_found: true,
  comment_not_resolved: true,
  too_many_comments: true,
  no_channel_to_share_in: true,
};

export function isPostmortemRefusal(refusal: { kind: string }): refusal is PostmortemRefusal {
  return refusal.kind in kinds || isTaskRefusal(refusal);
}

/** What people write about a post-mortem, besides its sections. */
export const postmortemTexts = ['question', 'answer', 'comment'] as const;
export type PostmortemText = (typeof postmortemTexts)[number];
