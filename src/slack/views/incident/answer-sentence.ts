import type { LifecycleEvent } from '../../../domain/incident/events.js';
import { incidentName } from '../../../domain/incident/incident.js';
import { roleName } from '../../../domain/incident/role.js';
import { isRaised } from '../../../domain/incident/severity.js';
import { capital } from '../../../domain/text/words.js';
import { unreachable } from '../../../domain/unreachable.js';
import { mentioned } from '../people/names.js';
import { cancellationWords, milestoneName, statusName } from '../text/terms.js';
import { inLine, person, timeOf } from '../text/text.js';
import { backTo, whoIsInvited } from './event.js';

/** Tells `userId`, who asked, what happened to the incident called `name`. */
export function lifecycleSentence(
  event: Exclude<LifecycleEvent, { kind: 'declared' }>,
  name: string,
  userId: string,
): string {
  switch (event.kind) {
    case 'acknowledged':
      return `You acknowledged ${name}.`;
    case 'updated':
      return `Your update on ${name} is saved.`;
    case 'status_changed':
      return `${name} is ${statusName(event.to)}.`;
    case 'severity_changed':
      return `${name}: severity ${isRaised(event.from, event.to) ? 'raised' : 'lowered'} from ${event.from} to ${event.to}.`;
    case 'severity_confirmed':
      return `${name} stays ${event.severity}.`;
    case 'renamed':
      return `Renamed ${name}.`;
    case 'summary_changed':
      return `The summary of ${name} is saved.`;
    case 'affected_changed':
      return `${name}: affected services are ${inLine(event.to.join(', '), 300) || 'none'}.`;
    case 'role_taken':
      return `${event.userId === userId ? 'You are' : `${person(event.userId)} is`} ${roleName(event.role)} of ${name}.`;
    case 'role_released':
      return `${capital(roleName(event.role))} of ${name} is unassigned.`;
    case 'invited':
      return event.userIds[0] === userId
        ? `You are invited to ${name}.`
        : `Inviting ${whoIsInvited(event, mentioned)} to ${name}…`;
    case 'milestone_set':
      return timesSentence([event], name);
    case 'updates_snoozed':
      return `The update reminder of ${name} is snoozed until ${timeOf(new Date(event.until))}.`;
    case 'updates_paused':
      return `Updates of ${name} are paused.`;
    case 'updates_resumed':
      return `Updates of ${name} are due again.`;
    case 'closed':
      return `${name} is closed.`;
    case 'reopened':
      return `${name} is open again.`;
    case 'undone':
      return `Undone: ${name} is back to ${backTo(event)}.`;
    case 'canceled':
      return `${name} is canceled: ${cancellationWords(event.cancellation)}.${broughtText(event)}`;
    default:
      return unreachable(event);
  }
}

/** Says how many people were invited to the other channel. */
function broughtText({
  brought = 0,
  cancellation: { of },
}: Extract<LifecycleEvent, { kind: 'canceled' }>): string {
  if (brought === 0 || of === null) return '';
  return ` ${brought === 1 ? '1 person is' : `${brought} people are`} invited to ${incidentName(of)}.`;
}

/** Shows the parsed times, so that a wrong one is noticed. */
export function timesSentence(
  events: readonly Extract<LifecycleEvent, { kind: 'milestone_set' }>[],
  name: string,
): string {
  const times = events.map(({ milestone, to }) =>
    to
      ? `${milestoneName(milestone)} ${timeOf(new Date(to))}`
      : `${milestoneName(milestone)} is unknown again`,
  );
  return `${name}: ${times.join(', ')}.`;
}
