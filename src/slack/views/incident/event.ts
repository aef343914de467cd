import type { LifecycleEvent, Undone } from '../../../domain/incident/events.js';
import type { Kind } from '../../../domain/incident/kind.js';
import { roleName } from '../../../domain/incident/role.js';
import { isRaised } from '../../../domain/incident/severity.js';
import type { Status } from '../../../domain/incident/status.js';
import { unreachable } from '../../../domain/unreachable.js';
import type { People } from '../people/names.js';
import { cancellationWords, cancelName, milestoneName, statusName } from '../text/terms.js';
import { inLine, quotedInLine, timeOf } from '../text/text.js';
import type { Wording } from '../text/wording.js';

export function lifecycleClause(event: LifecycleEvent, by: string | null, wording: Wording): string {
  const { people, incident } = wording;
  const it = incident ? ` ${incident}` : '';
  const ofIt = incident ? ` of ${incident}` : '';
  switch (event.kind) {
    case 'declared':
      return `${declared[event.incidentKind]}${it}, ${event.severity}`;
    case 'acknowledged':
      return `acknowledged${it || ' the incident'}`;
    case 'updated':
      return `posted an update${incident ? ` on ${incident}` : ''}${changes(event)}`;
    case 'status_changed':
      return `${moved(event.to, incident ?? 'the incident')} (was ${statusName(event.from)})`;
    case 'severity_changed':
      return `${isRaised(event.from, event.to) ? 'raised' : 'lowered'} severity${ofIt} from ${event.from} to *${event.to}*`;
    case 'severity_confirmed':
      return `confirmed severity${ofIt}: still *${event.severity}*`;
    case 'renamed':
      return `renamed ${incident ?? 'the incident'} to ${quotedInLine(event.to, 300)}`;
    case 'summary_changed':
      return `changed the summary${ofIt}`;
    case 'affected_changed':
      return `set affected services${ofIt} to ${inLine(event.to.join(', '), 500) || 'none'}`;
    case 'role_taken':
      return roleTaken(event, by, wording);
    case 'role_released':
      return event.before === by
        ? `stepped down as ${role(event)}${ofIt}`
        : `removed ${people.person(event.before)} as ${role(event)}${ofIt}`;
    case 'invited':
      return comesIn(event, by)
        ? `joined${it}`
        : `invited ${whoIsInvited(event, people)}${incident ? ` to ${incident}` : ''}`;
    case 'milestone_set':
      return milestoneSet(event, ofIt);
    case 'updates_snoozed':
      return `snoozed the update reminder${ofIt} until ${timeOf(new Date(event.until))}`;
    case 'updates_paused':
      return `paused updates${ofIt}`;
    case 'updates_resumed':
      return `resumed updates${ofIt}`;
    case 'closed':
      return `closed${it || ' the incident'}`;
    case 'reopened':
      return `reopened${it || ' the incident'} (was ${statusName(event.from)})`;
    case 'undone':
      return `undid ${undid(event.undid, incident)}: back to *${backTo(event)}*`;
    case 'canceled':
      return canceled(event, incident ?? 'the incident');
    default:
      return unreachable(event);
  }
}

function undid(what: Undone['undid'], incident: string | null): string {
  const ofIt = incident ? ` of ${incident}` : '';
  const it = incident ?? 'it';
  switch (what) {
    case 'status_changed':
      return `the status change${ofIt}`;
    case 'severity_changed':
      return `the severity change${ofIt}`;
    case 'renamed':
      return `the new title${ofIt}`;
    case 'closed':
      return `closing ${it}`;
    case 'reopened':
      return `reopening ${it}`;
    case 'canceled':
      return `canceling ${it}`;
    default:
      return unreachable(what);
  }
}

/** The status, severity or title that an undo restored. */
export function backTo({ status, severity, title }: Undone): string {
  if (title) return inLine(title.to, 300);
  return severity?.to ?? (status ? statusName(status.to) : '');
}

const declared: Record<Kind, string> = {
  real: 'declared',
  drill: 'declared a drill:',
  backfilled: 'wrote down afterwards',
};

/** A clause for the change to each status. */
function moved(to: Status, incident: string): string {
  switch (to) {
    case 'resolved':
      return `*resolved* ${incident}`;
    case 'post_incident':
      return `took ${incident} into the post-incident review`;
    case 'triage':
    case 'investigating':
      return `moved ${incident} back to *${statusName(to)}*`;
    default:
      return `marked ${incident} *${statusName(to)}*`;
  }
}

type RoleTaken = Extract<LifecycleEvent, { kind: 'role_taken' }>;

function roleTaken(event: RoleTaken, by: string | null, { people, incident }: Wording): string {
  const { userId, before } = event;
  const what = role(event);
  const forIt = incident ? ` for ${incident}` : '';
  if (userId === by)
    return before ? `took over as ${what}${forIt} from ${people.person(before)}` : `is now ${what}${forIt}`;
  if (before !== null && before === by)
    return `handed ${event.role === 'commander' ? 'command' : what}${forIt} to ${people.person(userId)}`;
  return `made ${people.person(userId)} ${what}${forIt}${before ? `, after ${people.person(before)}` : ''}`;
}

function role({ role: taken }: Pick<RoleTaken, 'role'>): string {
  return roleName(taken);
}

function milestoneSet(
  { milestone, to }: Extract<LifecycleEvent, { kind: 'milestone_set' }>,
  ofIt: string,
): string {
  const what = `“${milestoneName(milestone)}”${ofIt}`;
  return to ? `set ${what} to ${timeOf(new Date(to))}` : `cleared ${what}`;
}

function canceled({ cancellation }: Extract<LifecycleEvent, { kind: 'canceled' }>, incident: string): string {
  switch (cancellation.reason) {
    case 'merged':
    case 'declined':
      return `canceled ${incident}: ${cancellationWords(cancellation)}`;
    default:
      return `canceled ${incident} as ${cancellation.of === null ? cancelName(cancellation.reason) : cancellationWords(cancellation)}`;
  }
}

type Invited = Extract<LifecycleEvent, { kind: 'invited' }>;

/** Whether somebody invited only themselves, as *Join* does. */
function comesIn({ userIds, groupIds }: Invited, by: string | null): boolean {
  return groupIds.length === 0 && userIds.length === 1 && userIds[0] === by;
}

/** The first ten, then how many more. */
export function whoIsInvited({ userIds, groupIds }: Invited, people: People): string {
  const all = [...userIds.map(people.person), ...groupIds.map(people.group)];
  const more = all.length > 10 ? [`${all.length - 10} more`] : [];
  return [...all.slice(0, 10), ...more].join(', ');
}

/** ` · investigating → *mitigated* · sev1 → *sev2*`; empty if an update changed neither. */
function changes({ status, severity }: Extract<LifecycleEvent, { kind: 'updated' }>): string {
  return [
    ...(status ? [` · ${statusName(status.from)} → *${statusName(status.to)}*`] : []),
    ...(severity ? [` · ${severity.from} → *${severity.to}*`] : []),
  ].join('');
}
