import type { Effect } from '../domain/effect.js';
import type { Incident } from '../domain/incident/incident.js';
import { holderOf, roles } from '../domain/incident/role.js';
import type { Run, RunStep } from '../domain/runbooks/run.js';
import { shownTextOf } from '../domain/text-of.js';
import { unlabeledIds } from '../domain/timeline/messages/readable.js';
import type { TimelineEntry } from '../domain/timeline/timeline-entry.js';

/** The Slack ids of users, channels and groups that an effect's message mentions, people's text included. */
export function namedIn(effect: Effect, incident: Incident, run: Run | null): string[] {
  return [...new Set([...idsIn(effect, incident), ...(run ? idsInRun(run) : [])])].filter((id) =>
    /^[UWCS]/.test(id),
  );
}

function idsIn(effect: Effect, incident: Incident): string[] {
  switch (effect.kind) {
    case 'broadcast':
    case 'reply_to_announcements':
      return [
        ...optional(effect.by),
        ...idsInEvent(effect.event),
        ...unlabeledIds(shownTextOf(effect.event) ?? ''),
      ];
    case 'refresh_card':
    case 'announce':
    case 'refresh_announcements':
      return [
        incident.reporterId,
        ...roles.flatMap((role) => optional(holderOf(incident.roles, role))),
        ...optional(incident.latestUpdate?.by),
        ...optional(incident.latestUpdate?.editedBy),
        ...unlabeledIds(`${incident.latestUpdate?.text ?? ''} ${incident.summary ?? ''}`),
        ...optional(incident.milestones.impact_started?.at(-1)?.actor),
      ];
    case 'send_export':
      return [effect.userId];
    case 'share_postmortem':
      return unlabeledIds(effect.summary);
    default:
      return [];
  }
}

/** The ids of the people and groups an event is about, besides its actor. */
export function idsInEvent(event: TimelineEntry['event']): string[] {
  switch (event.kind) {
    case 'role_taken':
      return [event.userId, ...optional(event.before)];
    case 'role_released':
      return [event.before];
    case 'invited':
      return [...event.userIds, ...event.groupIds].slice(0, 10);
    case 'quoted':
      return [event.authorId];
    case 'postmortem_started':
      return optional(event.ownerId);
    case 'postmortem_owner_changed':
      return [...optional(event.from), ...optional(event.to)];
    case 'postmortem_asked':
      return [event.askedOf];
    case 'postmortem_answered':
      return optional(event.rewordedOf ?? null);
    case 'postmortem_review_requested':
      return event.reviewerIds;
    case 'postmortem_published':
      return optional(event.channelId);
    case 'action_item_added':
      return optional(event.ownerId);
    case 'runbook_step_assigned':
    case 'task_assigned':
    case 'action_item_assigned':
      return [...optional(event.from), ...optional(event.to)];
    default:
      return [];
  }
}

/** Whoever attached it, did a step or has one. */
function idsInRun({ attachedBy, steps }: Run): string[] {
  const ofStep = ({ state, assigneeId }: RunStep) => [
    ...optional(state.kind === 'todo' ? null : state.by),
    ...optional(assigneeId),
  ];
  return [...optional(attachedBy), ...steps.flatMap(ofStep)];
}

function optional(id: string | null | undefined): string[] {
  return id ? [id] : [];
}
