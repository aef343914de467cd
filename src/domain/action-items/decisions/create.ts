import { type Act, personOf } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import { letIn } from '../../incident/decisions/let-in.js';
import type { Incident } from '../../incident/incident.js';
import { eligibilityRefusal } from '../../people/eligibility.js';
import type { Person } from '../../people/person.js';
import type { Refusal } from '../../refusal.js';
import {
  type ActionItem,
  type ActionItemFields,
  type ActionItemSource,
  actionItemLimits,
} from '../action-item.js';
import { dueRefusal, fieldsRefusal, sanitizedFields } from '../check-fields.js';
import { consequencesOf, recount } from './consequences.js';

/** An action item as somebody asks for it. */
export interface NewActionItem extends ActionItemFields {
  owner: Person | null;
  source: ActionItemSource | null;
}

export interface CreateContext {
  /** A number for each new item, in order. */
  numbers: readonly number[];
  /** The day in the calendar of the person who asks, `2026-12-01`. */
  today: string;
}

/** Adds action items to an incident, also after it is closed; all of them or none. Refuses once it was canceled. */
export function createActionItems(
  incident: Incident,
  wanted: readonly NewActionItem[],
  { numbers, today }: CreateContext,
  act: Act,
): Decision {
  const items = wanted.map((one) => ({ ...one, ...sanitizedFields(one) }));
  const refusal = createRefusal(incident, items, today);
  if (refusal) return refused(refusal);
  const created = items.map((one, index) => newItem(incident, one, { number: numbers[index] ?? 0, act }));
  const consequences = created.map(({ number: item, title, ownerId, dueOn }) =>
    consequencesOf(incident, { kind: 'action_item_added', item, title, ownerId, dueOn }, act),
  );
  return accepted(
    incident,
    consequences.flatMap(({ entries }) => entries),
    [
      ...letIn(
        incident,
        items.flatMap(({ owner }) => owner ?? []),
      ),
      ...consequences.flatMap(({ effects }) => effects),
      recount,
    ],
    created.map((actionItem) => ({ kind: 'action_item_saved', actionItem, event: { kind: 'created' } })),
  );
}

function createRefusal(incident: Incident, items: readonly NewActionItem[], today: string): Refusal | null {
  const { number, status } = incident;
  const { atOnce: max } = actionItemLimits;
  if (status === 'canceled') return { kind: 'no_action_items_once_canceled', number };
  if (items.length > max) return { kind: 'too_many_action_items', max, found: items.length };
  const refusals = items.map(
    (one) =>
      fieldsRefusal(one) ??
      dueRefusal(one.dueOn, today) ??
      (one.owner && eligibilityRefusal(one.owner, 'action_item')),
  );
  return refusals.find((one) => one !== null) ?? null;
}

function newItem(
  { workspaceId, number: incidentNumber }: Incident,
  { owner, source, watcherIds, ...fields }: NewActionItem,
  { number, act }: { number: number; act: Act },
): ActionItem {
  return {
    ...{ workspaceId, number, incidentNumber, ...fields, source },
    ...{ status: { kind: 'open' }, restsUntil: null, finishedOn: null },
    ownerId: owner?.userId ?? null,
    watcherIds: watcherIds.filter((userId) => userId !== owner?.userId),
    createdAt: act.at,
    createdBy: personOf(act.by),
    changedAt: act.at,
  };
}
