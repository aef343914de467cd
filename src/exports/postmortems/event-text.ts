import type { PostmortemEvent } from '../../domain/postmortems/events.js';
import { isTaskEvent, type TaskEvent } from '../../domain/postmortems/tasks/events.js';
import { counted } from '../../domain/text/words.js';
import { unreachable } from '../../domain/unreachable.js';
import { said } from '../said.js';

export function postmortemEventText(event: PostmortemEvent, named: (id: string) => string): string {
  if (isTaskEvent(event)) return taskEventText(event, named);
  switch (event.kind) {
    case 'postmortem_started':
      return `started the post-mortem${event.dueOn ? `, due ${event.dueOn}` : ''}`;
    case 'postmortem_owner_changed':
      return `post-mortem owner: ${event.to ? named(event.to) : 'nobody'}`;
    case 'postmortem_due_changed':
      return `post-mortem due: ${event.to ?? 'no day'}`;
    case 'postmortem_template_changed':
      return `post-mortem template: “${event.to}”`;
    case 'postmortem_written':
      return event.restored === null
        ? `edited “${event.title}” of the post-mortem`
        : `restored revision ${event.restored} of “${event.title}” of the post-mortem`;
    case 'postmortem_asked':
      return `asked ${named(event.askedOf)}${said(event.question)}`;
    case 'postmortem_answered':
      return event.rewordedOf
        ? `reworded the answer of ${named(event.rewordedOf)}${said(event.question)}`
        : `answered a question${said(event.question)}`;
    case 'postmortem_review_requested':
      return `asked ${event.reviewerIds.map(named).join(', ')} to review the post-mortem`;
    case 'postmortem_approved':
      return event.openComments
        ? `approved the post-mortem, with ${counted(event.openComments, 'open comment')}`
        : 'approved the post-mortem';
    case 'postmortem_reopened':
      return 'reopened the post-mortem for editing';
    case 'postmortem_published':
      return 'published the post-mortem';
    default:
      return unreachable(event);
  }
}

function taskEventText(event: TaskEvent, named: (id: string) => string): string {
  const task = `the follow-up task “${event.title}”`;
  switch (event.kind) {
    case 'task_done':
      return `finished ${task}`;
    case 'task_skipped':
      return `skipped ${task}${said(event.reason)}`;
    case 'task_reopened':
      return `reopened ${task}`;
    case 'task_assigned':
      return `assigned ${task} to ${named(event.to)}`;
    case 'task_due_changed':
      return `moved ${task} to ${event.to}`;
    default:
      return unreachable(event);
  }
}
