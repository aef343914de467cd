import { findActionItem } from '../../db/queries/action-items/action-items.js';
import type {
  ActionItem,
  ActionItemFields,
  ActionItemStatus,
} from '../../domain/action-items/action-item.js';
import { assignActionItem } from '../../domain/action-items/decisions/assign.js';
import { changeActionItemStatus } from '../../domain/action-items/decisions/change-status.js';
import { editActionItem } from '../../domain/action-items/decisions/edit.js';
import type { Act } from '../../domain/actor.js';
import { type Decision, refused } from '../../domain/decision.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { Person } from '../../domain/people/person.js';
import { unreachable } from '../../domain/unreachable.js';
import type { Deps } from '../deps.js';
import { changeIncidentWith } from '../incident/change-incident.js';
import { personOrUnknown } from '../people/person-or-unknown.js';
import type { Outcome, Request } from '../request.js';

/** What somebody wants to change in an action item. `today`: in the calendar of the person who asks. */
export type ActionItemChange =
  | { kind: 'status'; status: ActionItemStatus }
  | { kind: 'owner'; userId: string | null }
  | { kind: 'fields'; wanted: Partial<ActionItemFields>; today: string; sawChangeAt: Date | null };

export interface ChangeActionItemInput {
  item: number;
  /** The channel that the person is in. */
  channelId: string | null;
  change: ActionItemChange;
}

/**
 * Changes an action item; the lock on its incident orders the changes. To a person who may not see the incident, there
 * is no such item.
 */
export async function changeActionItem(
  deps: Deps,
  request: Request<ChangeActionItemInput>,
): Promise<Outcome> {
  const { workspaceId, act, input } = request;
  const { item: number, channelId, change } = input;
  const [asked, owner] = await Promise.all([
    findActionItem(deps.db, { workspaceId, number }),
    change.kind === 'owner' && change.userId ? personOrUnknown(deps, workspaceId, change.userId) : null,
  ]);
  const incidentNumber = asked?.incidentNumber ?? noIncident;
  const outcome = await changeIncidentWith(
    deps,
    { ...request, input: { number: incidentNumber, channelId } },
    {
      read: (tx) => findActionItem(tx, { workspaceId, number }),
      decide: (incident, item) =>
        item
          ? decide(incident, item, { change, owner, act })
          : refused({ kind: 'action_item_not_found', item: number }),
    },
  );
  const isUnseen = outcome.kind === 'refused' && outcome.refusal.kind === 'incident_not_found';
  return isUnseen ? refused({ kind: 'action_item_not_found', item: number }) : outcome;
}

/** Incidents are counted from 1. */
const noIncident = 0;

function decide(
  incident: Incident,
  item: ActionItem,
  { change, owner, act }: { change: ActionItemChange; owner: Person | null; act: Act },
): Decision {
  switch (change.kind) {
    case 'status':
      return changeActionItemStatus(incident, item, change.status, act);
    case 'owner': {
      const { userId } = change;
      if (userId !== null && owner === null)
        return refused({ kind: 'ineligible_owner', userId, name: userId, why: 'unknown' });
      return assignActionItem(incident, item, owner, act);
    }
    case 'fields':
      return editActionItem(incident, item, change.wanted, change, act);
    default:
      return unreachable(change);
  }
}
