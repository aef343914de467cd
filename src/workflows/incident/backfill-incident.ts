import { takeIncidentNumber } from '../../db/queries/incident/incidents.js';
import { findViewer } from '../../db/queries/people/viewers.js';
import { personOf } from '../../domain/actor.js';
import { refused } from '../../domain/decision.js';
import type { Effect } from '../../domain/effect.js';
import { type BackfillInput, backfill, backfillRefusal } from '../../domain/incident/decisions/backfill.js';
import type { Deps } from '../deps.js';
import { once } from '../once.js';
import { personOrUnknown } from '../people/person-or-unknown.js';
import type { Outcome, Request } from '../request.js';
import { groupsOf } from './start-incident.js';

/** Writes an incident down afterwards. `answers`: effects that notify the person once its channel exists. */
export async function backfillIncident(
  deps: Deps,
  request: Request<BackfillInput & { commanderId: string | null }>,
  answers: Effect[] = [],
): Promise<Outcome> {
  const { workspaceId, input, act } = request;
  const { policy } = deps;
  const { commanderId } = input;
  const [groups, commander] = await Promise.all([
    groupsOf(deps, request),
    commanderId === null ? null : personOrUnknown(deps, workspaceId, commanderId),
  ]);
  return once(deps, request, {
    find: async (tx) => {
      const userId = personOf(act.by);
      const viewer = userId === null ? null : await findViewer(tx, { workspaceId, userId, ref: null });
      const found = { workspaceId, policy, ...groups, commander, userKind: viewer?.userKind ?? 'member' };
      const refusal = backfillRefusal(input, found, act);
      if (refusal) return refused(refusal);
      return { kind: 'found', context: { ...found, number: await takeIncidentNumber(tx, workspaceId) } };
    },
    decide: ({ context }) => {
      const decision = backfill(input, context, act);
      if (decision.kind === 'refused' || !decision.incident.wantsChannel) return decision;
      return { ...decision, effects: [...decision.effects, ...answers] };
    },
  });
}
