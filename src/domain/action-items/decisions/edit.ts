import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import type { ActionItem, ActionItemFields } from '../action-item.js';
import { changedParts } from '../changed-parts.js';
import { changesOf, dueRefusal, fieldsRefusal, sanitizedFields } from '../check-fields.js';
import type { ActionItemChanged } from '../report.js';

export interface EditContext {
  /** The day in the calendar of the person who asks, `2026-12-01`. */
  today: string;
  /** What others changed since the person saw the item, oldest first. */
  since: readonly ActionItemChanged[];
}

/**
 * Changes fields of an action item; those left out stay. The item keeps each change, the incident's timeline none.
 * Refused if somebody changed it since the person saw it.
 */
export function editActionItem(
  incident: Incident,
  item: ActionItem,
  wanted: Partial<ActionItemFields>,
  { today, since }: EditContext,
  act: Act,
): Decision {
  const { number } = item;
  const last = since.at(-1);
  if (last) {
    const [at, parts] = [last.at.toISOString(), changedParts(since)];
    return refused({ kind: 'action_item_changed_since', item: number, at, by: last.by, parts });
  }
  const edited = sanitizedFields({ ...item, ...wanted });
  const changes = changesOf(item, edited);
  const isMoved = changes.some(({ field }) => field === 'dueOn');
  const refusal = fieldsRefusal(edited) ?? (isMoved ? dueRefusal(edited.dueOn, today) : null);
  if (refusal) return refused(refusal);
  if (changes.length === 0) return refused({ kind: 'action_item_unchanged', item: number });
  // Who sets another day wants to be asked by it.
  const restsUntil = isMoved ? null : item.restsUntil;
  const actionItem = { ...item, ...edited, restsUntil, changedAt: act.at };
  return accepted(
    incident,
    [],
    [],
    [{ kind: 'action_item_saved', actionItem, event: { kind: 'changed', changes } }],
  );
}
