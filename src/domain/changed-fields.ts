import { isActionItemTimelineEvent } from './action-items/events.js';
import { changedIncidentFields, type IncidentField } from './incident/changed-fields.js';
import { isPostmortemEvent } from './postmortems/events.js';
import { isRunbookEvent } from './runbooks/events.js';
import { changedItems, type ItemField } from './timeline/changed-fields.js';
import { isTimelineEvent } from './timeline/events.js';
import type { TimelineEntry } from './timeline/timeline-entry.js';

/** The parts of an incident and its record that an act replaces; used to detect conflicting changes. */
export type Field = IncidentField | ItemField;

/** The fields that this event replaced; empty if it only added something, or if nobody can tell. */
export function changedFields(event: TimelineEntry['event']): Field[] {
  if (event.kind === 'unreadable' || isActionItemTimelineEvent(event)) return [];
  if (isRunbookEvent(event) || isPostmortemEvent(event)) return [];
  return isTimelineEvent(event) ? changedItems(event) : changedIncidentFields(event);
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
