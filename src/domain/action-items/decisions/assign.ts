import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import { letIn } from '../../incident/decisions/let-in.js';
import type { Incident } from '../../incident/incident.js';
import { eligibilityRefusal } from '../../people/eligibility.js';
import type { Person } from '../../people/person.js';
import type { ActionItem } from '../action-item.js';
import { consequencesOf } from './consequences.js';

/** Hands an action item over, or leaves it without an owner (`owner` null). Refuses whoever owns it already. */
export function assignActionItem(
  incident: Incident,
  item: ActionItem,
  owner: Person | null,
  act: Act,
): Decision {
  const to = owner?.userId ?? null;
  const ineligible = owner && eligibilityRefusal(owner, 'action_item');
  if (ineligible) return refused(ineligible);
  const { number, title, ownerId: from } = item;
  if (from === to) return refused({ kind: 'action_item_owned_already', item: number, ownerId: to });
  const { entries, effects } = consequencesOf(
    incident,
    { kind: 'action_item_assigned', item: number, title, from, to },
    act,
  );
  const actionItem = { ...item, ownerId: to, changedAt: act.at };
  const event = { kind: 'owner_changed', from, to } as const;
  return accepted(
    incident,
    entries,
    [...letIn(incident, owner ? [owner] : []), ...effects],
    [{ kind: 'action_item_saved', actionItem, event }],
  );
}
