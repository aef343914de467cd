import type { Tx } from '../../db/database.js';
import { insertEffects } from '../../db/queries/delivery/effects.js';
import { membersToInvite } from '../../db/queries/incident/members.js';
import { insertEntries } from '../../db/queries/timeline/timeline-entries.js';
import { personOf } from '../../domain/actor.js';
import { type Accepted, refused } from '../../domain/decision.js';
import { cancel } from '../../domain/incident/decisions/cancel.js';
import { invite } from '../../domain/incident/decisions/invite.js';
import type { Cancellation, Incident } from '../../domain/incident/incident.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncident, visibleIncident } from './change-incident.js';

type Cancelling = Request<IncidentChoice & { cancellation: Cancellation }>;

/**
 * Cancels an incident. If it duplicates another one, which the person must be able to see, its members are invited
 * there.
 */
export function cancelIncident(deps: Deps, request: Cancelling): Promise<Outcome> {
  return changeIncident(deps, request, async (incident, tx) => {
    const decision = cancel(incident, request.input.cancellation, deps.policy, request.act);
    const of = decision.kind === 'accepted' ? decision.incident.cancellation?.of : null;
    if (typeof of !== 'number') return decision;
    const other = await visibleIncident(tx, { ...request, input: { number: of, channelId: null } });
    if (!other) return refused({ kind: 'other_not_found', number: of });
    const brought = await inviteMembers(deps, tx, { request, from: incident, to: other });
    return decision.kind === 'accepted' && brought > 0 ? withInvitedCount(decision, brought) : decision;
  });
}

function withInvitedCount(decision: Accepted, brought: number): Accepted {
  const entries = decision.entries.map((entry) =>
    entry.event.kind === 'canceled' ? { ...entry, event: { ...entry.event, brought } } : entry,
  );
  return { ...decision, entries };
}

/**
 * Invites the members of `from` to `to`; returns how many. Nobody is invited to a private incident, or to one that is
 * over.
 */
async function inviteMembers(
  deps: Deps,
  tx: Tx,
  { request, from, to }: { request: Cancelling; from: Incident; to: Incident },
): Promise<number> {
  if (to.isPrivate) return 0;
  const { act, key, trace } = request;
  const userIds = await membersToInvite(tx, from, to.number);
  const decision = invite(to, { userIds, groupIds: [] }, act);
  if (decision.kind === 'refused') return 0;
  const cause = { trace, at: act.at, askedBy: personOf(act.by) };
  const effects = decision.effects.map((effect, index) => ({
    key: `${key}#brought-${index}`,
    effect,
    notBefore: act.at,
  }));
  await insertEntries(tx, to, decision.entries);
  await insertEffects(tx, to, effects, cause);
  await deps.queue.requestDelivery(tx, to);
  return userIds.length;
}
