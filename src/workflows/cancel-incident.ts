import { cancel } from '../domain/decisions/cancel.js';
import { rejected } from '../domain/decisions/decision.js';
import type { Cancellation } from '../domain/incident/incident.js';
import { changeIncident, visibleIncident } from './change-incident.js';
import type { Deps } from './deps.js';
import type { IncidentChoice, Outcome, Request } from './request.js';

/** Ends an incident that was none, or that is another one, which the person must be able to see. */
export function cancelIncident(
  deps: Deps,
  request: Request<IncidentChoice & { cancellation: Cancellation }>,
): Promise<Outcome> {
  return changeIncident(deps, request, async (incident, tx) => {
    const decision = cancel(incident, request.input.cancellation, deps.policy, request.act);
    const of = decision.kind === 'accepted' ? decision.incident.cancellation?.of : null;
    if (typeof of !== 'number') return decision;
    const other = await visibleIncident(tx, { ...request, input: { number: of, channelId: null } });
    return other ? decision : rejected({ kind: 'other_not_found', number: of });
  });
}
