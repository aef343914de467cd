import { dayText } from '../../../domain/action-items/day-text.js';
import type { PostmortemEvent } from '../../../domain/postmortems/events.js';
import { isTaskEvent } from '../../../domain/postmortems/tasks/events.js';
import { counted, listed } from '../../../domain/text/words.js';
import { unreachable } from '../../../domain/unreachable.js';
import { channelLink, quotedInLine } from '../text/text.js';
import type { Wording } from '../text/wording.js';
import { taskClause } from './tasks/event.js';

/** What happened to the post-mortem, as a clause without its actor `by`. */
export function postmortemClause(event: PostmortemEvent, by: string | null, wording: Wording): string {
  if (isTaskEvent(event)) return taskClause(event, by, wording);
  const {
    people: { person },
    incident,
  } = wording;
  const it = incident ? `the post-mortem of ${incident}` : 'the post-mortem';
  switch (event.kind) {
    case 'postmortem_started': {
      const owner =
        event.ownerId === null || event.ownerId === by ? '' : `, owned by ${person(event.ownerId)}`;
      return `started ${it}${owner}${event.dueOn ? `, due ${dayText(event.dueOn)}` : ''}`;
    }
    case 'postmortem_owner_changed':
      if (event.to === null) return `left ${it} to nobody`;
      return event.to === by ? `took ${it}` : `assigned ${it} to ${person(event.to)}`;
    case 'postmortem_due_changed':
      return event.to === null
        ? `removed the due date of ${it}`
        : `moved the due date of ${it} to ${dayText(event.to)}`;
    case 'postmortem_template_changed':
      return `gave ${it} the template ${quotedInLine(event.to, 60)}`;
    case 'postmortem_written':
      return event.restored === null
        ? `edited ${quotedInLine(event.title, 150)} in ${it}`
        : `restored revision ${event.restored} of ${quotedInLine(event.title, 150)} in ${it}`;
    case 'postmortem_asked':
      return `asked ${person(event.askedOf)} about ${it}: ${quotedInLine(event.question, 500)}`;
    case 'postmortem_answered':
      return event.rewordedOf
        ? `reworded ${event.rewordedOf === by ? 'their' : `${person(event.rewordedOf)}'s`} answer in ${it}: ${quotedInLine(event.question, 300)}`
        : `answered a question about ${it}: ${quotedInLine(event.question, 300)}`;
    case 'postmortem_review_requested':
      return `asked ${listed(event.reviewerIds.map(person))} to review ${it}`;
    case 'postmortem_approved':
      return event.openComments
        ? `approved ${it}, with ${counted(event.openComments, 'open comment')}`
        : `approved ${it}`;
    case 'postmortem_reopened':
      return `reopened ${it} for editing`;
    case 'postmortem_published':
      return `published ${it}${event.channelId ? ` in ${channelLink(event.channelId)}` : ''}`;
    default:
      return unreachable(event);
  }
}
