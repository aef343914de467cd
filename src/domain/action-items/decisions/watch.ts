import type { Act } from '../../actor.js';
import type { Decision } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import type { ActionItem } from '../action-item.js';
import { editActionItem } from './edit.js';

/** Who starts and who stops watching an action item. */
export interface WatcherChange {
  add: string[];
  remove: string[];
}

/** Adds and removes watchers of the item as it is now, so that two people can do so at once. */
export function watchActionItem(
  incident: Incident,
  item: ActionItem,
  { add, remove }: WatcherChange,
  act: Act,
): Decision {
  const watcherIds = [...item.watcherIds, ...add].filter((userId) => !remove.includes(userId));
  // The day is checked only if it changes.
  return editActionItem(incident, item, { watcherIds }, { today: '', since: [] }, act);
}
