import { type Act, personOf } from '../../actor.js';
import { accepted, type Decision } from '../../decision.js';
import type { Effect } from '../../effect.js';
import type { Incident } from '../../incident/incident.js';
import type { ActionItem } from '../action-item.js';
import { type CreateContext, createActionItems, type NewActionItem } from './create.js';

/** A message that somebody reacted to. */
export interface ReactedTo {
  wanted: NewActionItem;
  /** The action item that it has become already; null if none. */
  existing: ActionItem | null;
  threadTs: string | null;
}

/** Makes an action item of a message, once whoever reacts to it. Whoever does is told which item it is. */
export function createFromMessage(
  incident: Incident,
  { wanted, existing, threadTs }: ReactedTo,
  context: CreateContext,
  act: Act,
): Decision {
  const receipt = (item: number, isNew: boolean): Effect => ({
    ...{ kind: 'action_item_receipt', actionItem: item, isNew, threadTs },
    userId: personOf(act.by) ?? '',
  });
  if (existing) return accepted(incident, [], [receipt(existing.number, false)]);
  const created = createActionItems(incident, [wanted], context, act);
  if (created.kind === 'refused') return created;
  return { ...created, effects: [...created.effects, receipt(context.numbers[0] ?? 0, true)] };
}
