import type { LifecycleEvent, Undone } from '../../domain/incident/events.js';
import { incidentName } from '../../domain/incident/incident.js';
import { unreachable } from '../../domain/unreachable.js';
import { said } from '../said.js';

export function lifecycleEventText(event: LifecycleEvent, named: (id: string) => string): string {
  switch (event.kind) {
    case 'declared':
      return `declared, ${event.severity}${said(event.text)}`;
    case 'acknowledged':
      return `acknowledged${said(event.text ?? null)}`;
    case 'closed':
      return event.reason === undefined ? 'closed' : `closed: “${event.reason}”`;
    case 'updated':
      return `${changes(event)}“${event.text}”`;
    case 'status_changed':
    case 'severity_changed':
      return `${event.from} → ${event.to}${said(event.text)}`;
    case 'severity_confirmed':
      return `severity confirmed: ${event.severity}`;
    case 'renamed':
      return `renamed “${event.from}” to “${event.to}”`;
    case 'role_taken':
      return `${event.role}: ${named(event.userId)}`;
    case 'role_released':
      return `${event.role}: nobody, was ${named(event.before)}`;
    case 'invited':
      return `invited ${[...event.userIds, ...event.groupIds].map(named).join(', ')}`;
    case 'summary_changed':
      return `summary: “${event.text}”`;
    case 'affected_changed':
      return `affected services: ${event.to.join(', ') || 'none'}`;
    case 'milestone_set':
      return `${event.milestone}: ${event.to ?? 'taken back'}`;
    case 'updates_snoozed':
      return `update reminder snoozed until ${event.until}`;
    case 'updates_paused':
      return `updates paused: “${event.reason}”`;
    case 'updates_resumed':
      return 'updates resumed';
    case 'reopened':
      return `reopened: “${event.reason}”`;
    case 'undone':
      return `undid ${event.undid.replaceAll('_', ' ')}: ${backTo(event)}`;
    case 'canceled':
      return `canceled: ${event.cancellation.reason}${of(event.cancellation.of)}${said(event.cancellation.text)}`;
    default:
      return unreachable(event);
  }
}

function changes({ status, severity }: Extract<LifecycleEvent, { kind: 'updated' }>): string {
  return [status, severity]
    .filter((change) => change !== null)
    .map(({ from, to }) => `${from} → ${to}, `)
    .join('');
}

/** The restored values. */
function backTo({ status, severity, title }: Undone): string {
  return [status?.to, severity?.to, title && `“${title.to}”`].filter(Boolean).join(', ');
}

function of(number: number | null): string {
  return number === null ? '' : ` of ${incidentName(number)}`;
}
