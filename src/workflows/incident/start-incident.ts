import type { Tx } from '../../db/database.js';
import { takeIncidentNumber } from '../../db/queries/incident/incidents.js';
import { findViewer } from '../../db/queries/people/viewers.js';
import { personOf } from '../../domain/actor.js';
import { refused } from '../../domain/decision.js';
import type { Effect } from '../../domain/effect.js';
import { pointOutLookAlike } from '../../domain/incident/decisions/point-out-look-alike.js';
import {
  type StartContext,
  type StartInput,
  start,
  startRefusal,
} from '../../domain/incident/decisions/start.js';
import type { Incident } from '../../domain/incident/incident.js';
import { declaringGroups } from '../../domain/policy.js';
import { attachAtStart } from '../../domain/runbooks/decisions/attach-at-start.js';
import type { Deps } from '../deps.js';
import { once } from '../once.js';
import type { Outcome, Request } from '../request.js';
import { runbooksAtStart } from '../runbooks/runbooks-at-start.js';
import { listVisibleTo } from './read-incidents.js';

/** How many open incidents are compared with the new one, newest first. */
const maxCompared = 50;

/** Declares an incident. `answers`: effects that notify the declarer once the channel exists. */
export async function startIncident(
  deps: Deps,
  request: Request<StartInput>,
  answers: Effect[] = [],
): Promise<Outcome> {
  const { workspaceId, input, act } = request;
  const { policy } = deps;
  const groups = await groupsOf(deps, request);
  return once(deps, request, {
    find: async (tx) => {
      const userId = personOf(act.by);
      const viewer = userId === null ? null : await findViewer(tx, { workspaceId, userId, ref: null });
      const declaring = { workspaceId, policy, ...groups, userKind: viewer?.userKind ?? 'member' };
      const refusal = startRefusal(input, declaring, act);
      if (refusal) return refused(refusal);
      // Concurrent declarations wait here, so each sees the one before it.
      const number = await takeIncidentNumber(tx, workspaceId);
      const [open, runbooks] = await Promise.all([
        openIncidents(tx, { workspaceId, userId, before: number }),
        runbooksAtStart(tx, { workspaceId, policy }, input),
      ]);
      return { kind: 'found', context: { ...declaring, number }, open, runbooks };
    },
    decide: ({ context, open, runbooks }) => {
      const decision = start(input, context, act);
      if (decision.kind === 'refused') return decision;
      return attachAtStart(pointOutLookAlike(decision, open, answers), runbooks, act);
    },
  });
}

/** The newest open incidents that the declarer may see. */
async function openIncidents(
  tx: Tx,
  { workspaceId, userId, before }: { workspaceId: string; userId: string | null; before: number },
): Promise<Incident[]> {
  if (userId === null) return [];
  return listVisibleTo(tx, userId, { workspaceId, before, phases: ['active'], limit: maxCompared });
}

/** The declarer's user groups, read only if the policy restricts who may declare. */
export async function groupsOf(
  { policy, directory }: Deps,
  { workspaceId, act }: Request<unknown>,
): Promise<Pick<StartContext, 'declarerGroupIds' | 'unknownGroupIds'>> {
  const userId = personOf(act.by);
  const groupIds = declaringGroups(policy);
  if (userId === null || groupIds.length === 0) return { declarerGroupIds: [], unknownGroupIds: [] };
  const { isIn, unknown } = await directory.groupsOf(workspaceId, userId, groupIds);
  return { declarerGroupIds: isIn, unknownGroupIds: unknown };
}
