import type { PostmortemState } from './postmortem.js';
import { isTaskDetail, isTaskEvent, type TaskEvent } from './tasks/events.js';

/** What happened to the incident's post-mortem, or to the tasks around it. */
export type PostmortemEvent = DocumentEvent | TaskEvent;

/** What happened to the post-mortem itself. None holds what people wrote in it. */
export type DocumentEvent =
  /** `dueOn`: `2026-12-01`, or null. */
  | { kind: 'postmortem_started'; ownerId: string | null; dueOn: string | null }
  | { kind: 'postmortem_owner_changed'; from: string | null; to: string | null }
  | { kind: 'postmortem_due_changed'; from: string | null; to: string | null }
  /** By their names. */
  | { kind: 'postmortem_template_changed'; from: string; to: string }
  /** `restored`: the revision whose text was taken again; null: somebody wrote it. */
  | { kind: 'postmortem_written'; title: string; revision: number; restored: number | null }
  /** `key`: the question's. */
  | { kind: 'postmortem_asked'; key: string; question: string; askedOf: string }
  /** `rewordedOf`: whose answer has another wording now; left out: somebody answered. */
  | { kind: 'postmortem_answered'; question: string; rewordedOf?: string | undefined }
  | { kind: 'postmortem_review_requested'; reviewerIds: string[] }
  /** `openComments`: how many were open; left out: none. */
  | { kind: 'postmortem_approved'; openComments?: number | undefined }
  /** It is a draft again. */
  | { kind: 'postmortem_reopened'; from: PostmortemState }
  /** `channelId`: where the summary is shared; null: nowhere else. */
  | { kind: 'postmortem_published'; channelId: string | null };

const kinds: Record<DocumentEvent['kind'], true> = {
  postmortem_started: true,
  postmortem_owner_changed: true,
  postmortem_due_changed: true,
  postmortem_template_changed: true,
  postmortem_written: true,
  postmortem_asked: true,
  postmortem_answered: true,
  postmortem_review_requested: true,
  postmortem_approved: true,
  postmortem_reopened: true,
  postmortem_published: true,
};

export function isPostmortemEvent(event: { kind: string }): event is PostmortemEvent {
  return event.kind in kinds || isTaskEvent(event);
}

/** Whether the timeline shows it only in the full record: how the text came about. */
export function isPostmortemDetail(event: PostmortemEvent): boolean {
  if (isTaskEvent(event)) return isTaskDetail(event);
  return event.kind !== 'postmortem_started' && event.kind !== 'postmortem_published';
}
