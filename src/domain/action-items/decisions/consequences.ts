import type { Act } from '../../actor.js';
import type { Effect } from '../../effect.js';
import { broadcastOf, entryOf } from '../../incident/decisions/consequences.js';
import type { Incident } from '../../incident/incident.js';
import { phaseOf } from '../../incident/status.js';
import type { NewEntry } from '../../timeline/timeline-entry.js';
import type { ActionItemTimelineEvent } from '../events.js';

/** The entry on the incident's timeline, and the post in its channel while the incident isn't over. */
export function consequencesOf(
  incident: Incident,
  event: ActionItemTimelineEvent,
  act: Act,
): { entries: NewEntry[]; effects: Effect[] } {
  const isOver = phaseOf(incident.status) === 'done';
  return {
    entries: [entryOf(act, event)],
    effects: isOver ? [] : [broadcastOf(act, event, incident)],
  };
}

/** The card shows how many are unfinished. */
export const recount: Effect = { kind: 'refresh_card' };
