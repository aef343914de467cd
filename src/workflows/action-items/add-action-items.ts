import { takeActionItemNumbers } from '../../db/queries/action-items/action-items.js';
import { createActionItems, type NewActionItem } from '../../domain/action-items/decisions/create.js';
import { defaultDue } from '../../domain/action-items/default-due.js';
import { refused } from '../../domain/decision.js';
import { unknownPerson } from '../../domain/people/eligibility.js';
import type { Deps } from '../deps.js';
import { changeIncidentWith } from '../incident/change-incident.js';
import { personOrUnknown } from '../people/person-or-unknown.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';

/** An action item that somebody asks for; without a due day, the policy's for the severity. */
export type WantedItem = Omit<NewActionItem, 'owner'> & { ownerId: string | null };

export interface AddInput extends IncidentChoice {
  items: WantedItem[];
  /** The day in the calendar of the person who asks. */
  today: string;
}

/** Adds action items to an incident. */
export async function addActionItems(deps: Deps, request: Request<AddInput>): Promise<Outcome> {
  const { workspaceId, act, input } = request;
  const { items, today } = input;
  const owned = await Promise.all(
    items.map(async (item) => ({ item, owner: await ownerOf(deps, workspaceId, item.ownerId) })),
  );
  return changeIncidentWith(deps, request, {
    read: (tx) => takeActionItemNumbers(tx, workspaceId, items.length),
    decide: (incident, numbers) => {
      const wanted: NewActionItem[] = [];
      for (const { item, owner } of owned) {
        const { ownerId: userId, ...fields } = item;
        if (owner === 'nobody' && userId) return refused(unknownPerson(userId, 'action_item'));
        const dueOn = item.dueOn ?? defaultDue(deps.policy, incident.severity, today);
        wanted.push({ ...fields, dueOn, owner: owner === 'nobody' ? null : owner });
      }
      return createActionItems(incident, wanted, { numbers, today }, act);
    },
  });
}

async function ownerOf(deps: Deps, workspaceId: string, userId: string | null) {
  return userId === null ? null : ((await personOrUnknown(deps, workspaceId, userId)) ?? ('nobody' as const));
}
