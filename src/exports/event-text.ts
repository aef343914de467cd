import { incidentName } from '../domain/incident/incident.js';
import type { IncidentEvent, ItemChange, Undone } from '../domain/incident-event.js';
import { unreachable } from '../domain/unreachable.js';

/** What happened, in a few words on one line; users appear as `named` returns them, by default as their Slack ids. */
export function eventText(event: IncidentEvent, named = (id: string) => id): string {
  switch (event.kind) {
    case 'declared':
      return `declared, ${event.severity}${said(event.text)}`;
    case 'acknowledged':
      return `acknowledged${said(event.text ?? null)}`;
    case 'closed':
      return 'closed';
    case 'updated':
      return `${changes(event)}“${event.text}”`;
    case 'status_changed':
    case 'severity_changed':
      return `${event.from} → ${event.to}${said(event.text)}`;
    case 'renamed':
      return `renamed “${event.from}” to “${event.to}”`;
    case 'role_taken':
      return `${event.role}: ${named(event.userId)}`;
    case 'role_released':
      return `${event.role}: nobody, was ${named(event.before)}`;
    case 'invited':
      return `invited ${[...event.userIds, ...event.groupIds].map(named).join(', ')}`;
    case 'noted':
      return `noted: “${event.text}”`;
    case 'quoted':
      return `quoted${said(event.text)}${said(event.note)}`;
    case 'item_edited':
      return `edited ${event.line}: ${editText(event)}`;
    case 'summary_changed':
      return `summary: “${event.text}”`;
    case 'affected_changed':
      return `affected services: ${event.to.join(', ') || 'none'}`;
    case 'milestone_set':
      return `${event.milestone}: ${event.to ?? 'taken back'}`;
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

function changes({ status, severity }: Extract<IncidentEvent, { kind: 'updated' }>): string {
  return [status, severity]
    .filter((change) => change !== null)
    .map(({ from, to }) => `${from} → ${to}, `)
    .join('');
}

function editText({ text, occurredAt: at, isHighlight }: ItemChange): string {
  return [
    ...(text ? [text.to ? `“${text.from}” → “${text.to}”` : 'its words'] : []),
    ...(at ? [`${at.from} → ${at.to}`] : []),
    ...(isHighlight ? [isHighlight.to ? 'put on the timeline' : 'taken off the timeline'] : []),
  ].join(', ');
}

/** The restored values. */
function backTo({ status, severity, title }: Undone): string {
  return [status?.to, severity?.to, title && `“${title.to}”`].filter(Boolean).join(', ');
}

function said(text: string | null): string {
  return text ? `: “${text}”` : '';
}

function of(number: number | null): string {
  return number === null ? '' : ` of ${incidentName(number)}`;
}
