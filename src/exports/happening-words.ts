import type { Happening, LineChange, Undone } from '../domain/happening.js';
import { incidentName } from '../domain/incident/incident.js';
import { unreachable } from '../domain/unreachable.js';

/** What happened, in a few words for one line; people as `named` says, else by their Slack ids. */
export function happeningWords(happening: Happening, named = (id: string) => id): string {
  switch (happening.kind) {
    case 'declared':
      return `declared, ${happening.severity}${said(happening.text)}`;
    case 'acknowledged':
      return `acknowledged${said(happening.text ?? null)}`;
    case 'closed':
      return 'closed';
    case 'updated':
      return `${changes(happening)}“${happening.text}”`;
    case 'status_changed':
    case 'severity_changed':
      return `${happening.from} → ${happening.to}${said(happening.text)}`;
    case 'renamed':
      return `renamed “${happening.from}” to “${happening.to}”`;
    case 'role_taken':
      return `${happening.role}: ${named(happening.userId)}`;
    case 'role_released':
      return `${happening.role}: nobody, was ${named(happening.before)}`;
    case 'invited':
      return `invited ${[...happening.userIds, ...happening.groupIds].map(named).join(', ')}`;
    case 'noted':
      return `noted: “${happening.text}”`;
    case 'quoted':
      return `quoted${said(happening.text)}${said(happening.note)}`;
    case 'amended':
      return `edited ${happening.line}: ${amended(happening)}`;
    case 'summary_changed':
      return `summary: “${happening.text}”`;
    case 'affected_changed':
      return `affected services: ${happening.to.join(', ') || 'none'}`;
    case 'moment_set':
      return `${happening.moment}: ${happening.to ?? 'taken back'}`;
    case 'reopened':
      return `reopened: “${happening.reason}”`;
    case 'undone':
      return `undid ${happening.undid.replaceAll('_', ' ')}: ${backTo(happening)}`;
    case 'canceled':
      return `canceled: ${happening.cancellation.reason}${of(happening.cancellation.of)}${said(happening.cancellation.text)}`;
    default:
      return unreachable(happening);
  }
}

function changes({ status, severity }: Extract<Happening, { kind: 'updated' }>): string {
  return [status, severity]
    .filter((change) => change !== null)
    .map(({ from, to }) => `${from} → ${to}, `)
    .join('');
}

function amended({ text, occurredAt: at, isKey }: LineChange): string {
  return [
    ...(text ? [text.to ? `“${text.from}” → “${text.to}”` : 'its words'] : []),
    ...(at ? [`${at.from} → ${at.to}`] : []),
    ...(isKey ? [isKey.to ? 'put on the timeline' : 'taken off the timeline'] : []),
  ].join(', ');
}

/** What is so again. */
function backTo({ status, severity, title }: Undone): string {
  return [status?.to, severity?.to, title && `“${title.to}”`].filter(Boolean).join(', ');
}

function said(text: string | null): string {
  return text ? `: “${text}”` : '';
}

function of(number: number | null): string {
  return number === null ? '' : ` of ${incidentName(number)}`;
}
