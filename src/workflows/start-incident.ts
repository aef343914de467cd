import { takeIncidentNumber } from '../db/queries/incidents.js';
import { personOf } from '../domain/actor.js';
import { rejected } from '../domain/decisions/decision.js';
import { type StartContext, type StartInput, start, startRefusal } from '../domain/decisions/start.js';
import type { Effect } from '../domain/effect.js';
import { groupsNamedBy } from '../domain/policy.js';
import type { Deps } from './deps.js';
import { once } from './once.js';
import type { Outcome, Request } from './request.js';

/** Declares an incident. `more`: how the person who asked is to be told once the channel is there. */
export async function startIncident(
  deps: Deps,
  request: Request<StartInput>,
  more: Effect[] = [],
): Promise<Outcome> {
  const { workspaceId, input, act } = request;
  const context = { workspaceId, policy: deps.policy, ...(await groupsOf(deps, request)) };
  return once(
    deps,
    request,
    async (tx) => {
      const refusal = startRefusal(input, context, act);
      if (refusal) return rejected(refusal);
      return start(input, { ...context, number: await takeIncidentNumber(tx, workspaceId) }, act);
    },
    more,
  );
}

/** Asked only where the policy restricts who may declare. */
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
