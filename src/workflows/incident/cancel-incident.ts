import { membersToInvite } from '../../db/queries/incident/members.js';
import { cancel, cancelInFavorOf } from '../../domain/incident/decisions/cancel.js';
import type { Cancellation } from '../../domain/incident/incident.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncidentWith, visibleIncident } from './change-incident.js';

/**
 * Cancels an incident. If it duplicates another one, which the person must be able to see, its members are invited
 * there.
 */
export function cancelIncident(
  deps: Deps,
  request: Request<IncidentChoice & { cancellation: Cancellation }>,
): Promise<Outcome> {
  const { act, input } = request;
  const { of } = input.cancellation;
  return changeIncidentWith(deps, request, {
    read: async (tx, incident) => {
      if (of === null) return null;
      const other = await visibleIncident(tx, { ...request, input: { number: of, channelId: null } });
      return other && { other, memberIds: await membersToInvite(tx, incident, other.number) };
    },
    decide: (incident, found) => {
      const decision = cancel(incident, input.cancellation, deps.policy, act);
      return decision.kind === 'accepted' ? cancelInFavorOf(decision, found, act) : decision;
    },
  });
}
