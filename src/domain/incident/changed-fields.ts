import type { IncidentEvent } from '../incident-event.js';
import type { ItemKey } from '../timeline/item-key.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import { unreachable } from '../unreachable.js';
import type { Role } from './role.js';

/** The parts of an incident that an act replaces; used to detect conflicting changes. */
export type Field =
  | 'status'
  | 'severity'
  | 'title'
  | 'summary'
  | 'affected services'
  | `role:${Role}`
  | `line:${ItemKey}`;

/** The fields that this event replaced; empty if it only added something. */
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

/** The newest entry that replaced one of these fields, in the form a refusal needs; null if there is none. */
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

/** When it happened (ISO 8601) and who did it. */
export function whenAndWho({ occurredAt, authorId }: TimelineEntry): { at: string; by: string | null } {
  return { at: occurredAt.toISOString(), by: authorId };
}
