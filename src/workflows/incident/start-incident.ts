import type { Tx } from '../../db/database.js';
import { insertEffects } from '../../db/queries/delivery/effects.js';
import { takeIncidentNumber } from '../../db/queries/incident/incidents.js';
import { findViewer } from '../../db/queries/people/viewers.js';
import { personOf } from '../../domain/actor.js';
import { type Accepted, refused } from '../../domain/decision.js';
import type { Effect } from '../../domain/effect.js';
import {
  type StartContext,
  type StartInput,
  start,
  startRefusal,
} from '../../domain/incident/decisions/start.js';
import { asLookAlike } from '../../domain/incident/look-alike.js';
import { groupsNamedBy } from '../../domain/policy.js';
import type { Deps } from '../deps.js';
import { once } from '../once.js';
import type { Outcome, Request } from '../request.js';
import { findLookAlike } from './find-look-alike.js';

/** Declares an incident. `more`: effects that notify the declarer once the channel exists. */
export async function startIncident(
  deps: Deps,
  request: Request<StartInput>,
  more: Effect[] = [],
): Promise<Outcome> {
  const { workspaceId, input, act } = request;
  const context = { workspaceId, policy: deps.policy, ...(await groupsOf(deps, request)) };
  return once(deps, request, async (tx) => {
    const userId = personOf(act.by);
    const viewer = userId === null ? null : await findViewer(tx, { workspaceId, userId, ref: null });
    const declaring = { ...context, userKind: viewer?.userKind ?? 'member' };
    const refusal = startRefusal(input, declaring, act);
    if (refusal) return refused(refusal);
    // Concurrent declarations wait here, so each sees the one before it.
    const number = await takeIncidentNumber(tx, workspaceId);
    const decision = start(input, { ...declaring, number }, act);
    return decision.kind === 'accepted' ? withLookAlike(deps, tx, { request, decision, more }) : decision;
  });
}

interface Declaring {
  request: Request<StartInput>;
  decision: Accepted;
  more: Effect[];
}

/**
 * Looks for a similar open incident. The declarer reads about it in the answer, the other incident's reporter in its
 * channel.
 */
async function withLookAlike(deps: Deps, tx: Tx, { request, decision, more }: Declaring): Promise<Accepted> {
  const { incident } = decision;
  const { workspaceId, key, act, trace } = request;
  const other = await findLookAlike(tx, incident, incident.reporterId);
  if (other && !incident.isPrivate && other.reporterId !== incident.reporterId) {
    const notice = {
      kind: 'point_out_look_alike',
      userId: other.reporterId,
      lookAlike: asLookAlike(incident),
    } as const;
    const cause = { trace, at: act.at, askedBy: null };
    await insertEffects(tx, other, [{ key: `${key}#look-alike`, effect: notice, notBefore: act.at }], cause);
    await deps.queue.requestDelivery(tx, { workspaceId, number: other.number });
  }
  const lookAlike = other && asLookAlike(other);
  const answers = more.map((effect) =>
    effect.kind === 'refresh_start_modal' ? { ...effect, lookAlike } : effect,
  );
  return { ...decision, effects: [...decision.effects, ...answers], lookAlike };
}

/** The declarer's user groups, read only if the policy restricts who may declare. */
async function groupsOf(
  { policy, directory }: Deps,
  { workspaceId, act }: Request<StartInput>,
): Promise<Pick<StartContext, 'declarerGroupIds' | 'unknownGroupIds'>> {
  const userId = personOf(act.by);
  const groupIds = groupsNamedBy(policy);
  if (userId === null || groupIds.length === 0) return { declarerGroupIds: [], unknownGroupIds: [] };
  const { isIn, unknown } = await directory.groupsOf(workspaceId, userId, groupIds);
  return { declarerGroupIds: isIn, unknownGroupIds: unknown };
}
