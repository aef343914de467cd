import { unreachable } from '../unreachable.js';
import type { LifecycleEvent } from './events.js';
import type { MilestoneName } from './milestone.js';
import type { Role } from './role.js';

/** The parts of an incident that an act replaces, besides its roles and milestones. */
export const plainFields = ['status', 'severity', 'title', 'summary', 'affected services'] as const;
export type IncidentField = (typeof plainFields)[number] | `role:${Role}` | `milestone:${MilestoneName}`;

/** The fields that this event replaced; empty if it only added something. */
export function changedIncidentFields(event: LifecycleEvent): IncidentField[] {
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
      const status: IncidentField[] = event.status ? ['status'] : [];
      const title: IncidentField[] = event.kind === 'undone' && event.title ? ['title'] : [];
      return [...status, ...(event.severity ? (['severity'] as const) : []), ...title];
    }
    case 'role_taken':
    case 'role_released':
      return [`role:${event.role}`];
    case 'milestone_set':
      return [`milestone:${event.milestone}`];
    case 'acknowledged':
      return ['milestone:acknowledged'];
    case 'declared':
    case 'severity_confirmed':
    case 'invited':
    case 'updates_snoozed':
    case 'updates_paused':
    case 'updates_resumed':
      return [];
    default:
      return unreachable(event);
  }
}
