import type { IncidentEvent } from '../incident-event.js';
import type { ItemKey } from '../timeline/item-key.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import { unreachable } from '../unreachable.js';
import type { Role } from './role.js';

/** What one act replaces of an incident: two acts upon the same field must know of each other. */
export type Field =
  | 'status'
  | 'severity'
  | 'title'
  | 'summary'
  | 'affected services'
  | `role:${Role}`
  | `line:${ItemKey}`;

/** The fields that this replaced; none where it only added something. */
export function changedFields(event: IncidentEvent): Field[] {
  switch (event.kind) {
    case 'status_changed':
    case 'closed':
    case 'reopened':
    case 'canceled':
      return ['status'];
    case 'severity_changed':
      return ['severity'];
    case 'renamed':
      return ['title'];
    case 'summary_changed':
      return ['summary'];
    case 'affected_changed':
      return ['affected services'];
    case 'updated':
    case 'undone': {
      const status: Field[] = event.status ? ['status'] : [];
      const title: Field[] = event.kind === 'undone' && event.title ? ['title'] : [];
      return [...status, ...(event.severity ? (['severity'] as const) : []), ...title];
    }
    case 'role_taken':
    case 'role_released':
      return [`role:${event.role}`];
    case 'item_edited':
      return [`line:${event.line}`];
    case 'declared':
    case 'acknowledged':
    case 'invited':
    case 'noted':
    case 'quoted':
    case 'milestone_set':
      return [];
    default:
      return unreachable(event);
  }
}

/** What has replaced one of these fields, the newest first, as a refusal tells it; null where nothing has. */
export function laterChange(
  later: readonly TimelineEntry[],
  fields: readonly Field[],
): { field: Field; at: string; by: string | null } | null {
  for (const entry of later) {
    const field = changedFields(entry.event).find((one) => fields.includes(one));
    if (field) return { field, ...whenAndWho(entry) };
  }
  return null;
}

/** When it was, ISO 8601, and whose act. */
export function whenAndWho({ occurredAt, authorId }: TimelineEntry): { at: string; by: string | null } {
  return { at: occurredAt.toISOString(), by: authorId };
}
