import type { Act } from '../../actor.js';
import type { Accepted, Decision } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import type { Person } from '../../people/person.js';
import type { ActionItem, ActionItemFields } from '../action-item.js';
import { assignActionItem } from './assign.js';
import { type EditContext, editActionItem } from './edit.js';

/** Changes fields and the owner in one go, as the form does. Whoever owns it already isn't checked again. */
export function reviseActionItem(
  incident: Incident,
  item: ActionItem,
  { fields, owner }: { fields: ActionItemFields; owner: Person | null },
  context: EditContext,
  act: Act,
): Decision {
  const edited = editActionItem(incident, item, fields, context, act);
  if ((owner?.userId ?? null) === item.ownerId) return edited;
  if (edited.kind === 'refused' && edited.refusal.kind !== 'action_item_unchanged') return edited;
  const before = edited.kind === 'accepted' ? savedBy(edited, item) : item;
  const assigned = assignActionItem(incident, before, owner, act);
  if (assigned.kind === 'refused' || edited.kind === 'refused') return assigned;
  return { ...assigned, writes: [...edited.writes, ...assigned.writes] };
}

function savedBy({ writes }: Accepted, item: ActionItem): ActionItem {
  return writes.reduce((now, write) => (write.kind === 'action_item_saved' ? write.actionItem : now), item);
}
