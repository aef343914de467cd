import { actionItemsOf } from '../../db/queries/action-items/action-items.js';
import { membersToInvite } from '../../db/queries/incident/members.js';
import { dropOnCancel } from '../../domain/action-items/decisions/drop-on-cancel.js';
import { cancel, cancelInFavorOf } from '../../domain/incident/decisions/cancel.js';
import type { Cancellation } from '../../domain/incident/incident.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncidentWith, visibleIncident } from './change-incident.js';

/**
 * Cancels an incident. If it duplicates another one, which the person must be able to see, its members are invited
 * there. `items`: what becomes of the action items that are still to be done.
 */
export function cancelIncident(
  deps: Deps,
  request: Request<IncidentChoice & { cancellation: Cancellation; items: 'keep' | 'drop' }>,
): Promise<Outcome> {
  const { act, input } = request;
  const { of } = input.cancellation;
  return changeIncidentWith(deps, request, {
    read: async (tx, incident) => {
      const toDrop = input.items === 'drop' ? await actionItemsOf(tx, incident) : [];
      if (of === null) return { original: null, toDrop };
      const other = await visibleIncident(tx, { ...request, input: { number: of, channelId: null } });
      const original = other && { other, memberIds: await membersToInvite(tx, incident, other.number) };
      return { original, toDrop };
    },
    decide: (incident, { original, toDrop }) => {
      const decision = cancel(incident, input.cancellation, deps.policy, act);
      if (decision.kind === 'refused') return decision;
      const canceled = cancelInFavorOf(decision, original, act);
      return canceled.kind === 'refused' ? canceled : dropOnCancel(canceled, toDrop, act);
    },
  });
}
