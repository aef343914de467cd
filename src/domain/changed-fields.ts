import type { Happening } from './happening.js';
import type { Role } from './incident/role.js';
import type { LineKey } from './timeline/line-key.js';
import type { TimelineEntry } from './timeline/timeline-entry.js';
import { unreachable } from './unreachable.js';

/** What one act replaces of an incident: two acts upon the same field must know of each other. */
export type Field =
  | 'status'
  | 'severity'
  | 'title'
  | 'summary'
  | 'affected services'
  | `role:${Role}`
  | `line:${LineKey}`;

/** The fields that this replaced; none where it only added something. */
export function changedFields(happening: Happening): Field[] {
  switch (happening.kind) {
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
      const status: Field[] = happening.status ? ['status'] : [];
      const title: Field[] = happening.kind === 'undone' && happening.title ? ['title'] : [];
      return [...status, ...(happening.severity ? (['severity'] as const) : []), ...title];
    }
    case 'role_taken':
    case 'role_released':
      return [`role:${happening.role}`];
    case 'amended':
      return [`line:${happening.line}`];
    case 'declared':
    case 'acknowledged':
    case 'invited':
    case 'noted':
    case 'quoted':
    case 'moment_set':
      return [];
    default:
      return unreachable(happening);
  }
}

/** What has replaced one of these fields, the newest first, as a refusal tells it; null where nothing has. */
export function laterChange(
  later: readonly TimelineEntry[],
  fields: readonly Field[],
): { field: Field; at: string; by: string | null } | null {
  for (const entry of later) {
    const field = changedFields(entry.happening).find((one) => fields.includes(one));
    if (field) return { field, ...whenAndWho(entry) };
  }
  return null;
}

/** When it was, ISO 8601, and whose act. */
export function whenAndWho({ occurredAt, authorId }: TimelineEntry): { at: string; by: string | null } {
  return { at: occurredAt.toISOString(), by: authorId };
}
