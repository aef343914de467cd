import type { Tx } from '../../db/database.js';
import { changesOf, findActionItem } from '../../db/queries/action-items/action-items.js';
import type {
  ActionItem,
  ActionItemFields,
  ActionItemStatus,
} from '../../domain/action-items/action-item.js';
import { assignActionItem } from '../../domain/action-items/decisions/assign.js';
import { changeActionItemStatus } from '../../domain/action-items/decisions/change-status.js';
import { editActionItem } from '../../domain/action-items/decisions/edit.js';
import { reviseActionItem } from '../../domain/action-items/decisions/revise.js';
import { snoozeActionItem } from '../../domain/action-items/decisions/snooze.js';
import { type WatcherChange, watchActionItem } from '../../domain/action-items/decisions/watch.js';
import type { ActionItemChanged } from '../../domain/action-items/report.js';
import { type Act, personOf } from '../../domain/actor.js';
import { type Decision, refused } from '../../domain/decision.js';
import type { Incident } from '../../domain/incident/incident.js';
import { unknownPerson } from '../../domain/people/eligibility.js';
import type { Person } from '../../domain/people/person.js';
import { unreachable } from '../../domain/unreachable.js';
import type { Deps } from '../deps.js';
import { changeIncidentWith } from '../incident/change-incident.js';
import { personOrUnknown } from '../people/person-or-unknown.js';
import { todayOf } from '../people/zone-of-person.js';
import type { Outcome, Request } from '../request.js';

/** What somebody wants to change in an action item. `today`: in the calendar of the person who asks. */
export type ActionItemChange =
  | { kind: 'status'; status: ActionItemStatus; restsUntil?: string | null }
  | { kind: 'owner'; userId: string | null }
  | { kind: 'fields'; wanted: Partial<ActionItemFields>; today: string }
  | { kind: 'snooze'; until: string | null; today: string }
  | { kind: 'watchers'; watchers: WatcherChange }
  /** The form with everything. `sawChangeAt`: when the item had last changed as the form showed it. */
  | { kind: 'revision'; fields: ActionItemFields; userId: string | null; today: string; sawChangeAt: Date };

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
    'userId' in change && change.userId ? personOrUnknown(deps, workspaceId, change.userId) : null,
  ]);
  const userId = asked?.ownerId ?? personOf(act.by);
  const today = await todayOf(deps, { workspaceId, userId }, act.at);
  const incidentNumber = asked?.incidentNumber ?? noIncident;
  const outcome = await changeIncidentWith(
    deps,
    { ...request, input: { number: incidentNumber, channelId } },
    {
      read: async (tx) => {
        const item = await findActionItem(tx, { workspaceId, number });
        return item && { item, since: await changesSeenLate(tx, item, change) };
      },
      decide: (incident, found) =>
        found
          ? decide(incident, found.item, { change, owner, today, since: found.since, act })
          : refused({ kind: 'action_item_not_found', item: number }),
    },
  );
  const isUnseen = outcome.kind === 'refused' && outcome.refusal.kind === 'incident_not_found';
  return isUnseen ? refused({ kind: 'action_item_not_found', item: number }) : outcome;
}

/** Incidents are counted from 1. */
const noIncident = 0;

/** What others changed after the form was opened. */
async function changesSeenLate(tx: Tx, item: ActionItem, change: ActionItemChange) {
  if (change.kind !== 'revision') return [];
  return changesOf(tx, item, { after: change.sawChangeAt, limit: 100 });
}

interface Context {
  change: ActionItemChange;
  owner: Person | null;
  /** In the owner's calendar. */
  today: string;
  since: ActionItemChanged[];
  act: Act;
}

function decide(
  incident: Incident,
  item: ActionItem,
  { change, owner, today, since, act }: Context,
): Decision {
  if ('userId' in change && change.userId !== null && owner === null)
    return refused(unknownPerson(change.userId, 'action_item'));
  switch (change.kind) {
    case 'status':
      return changeActionItemStatus(incident, item, change.status, { ...change, today }, act);
    case 'owner':
      return assignActionItem(incident, item, owner, act);
    case 'fields':
      return editActionItem(incident, item, change.wanted, { today: change.today, since }, act);
    case 'snooze':
      return snoozeActionItem(incident, item, change.until, change.today, act);
    case 'watchers':
      return watchActionItem(incident, item, change.watchers, act);
    case 'revision': {
      const { fields, today } = change;
      return reviseActionItem(incident, item, { fields, owner }, { today, since }, act);
    }
    default:
      return unreachable(change);
  }
}
