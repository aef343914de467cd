import { findPostmortem } from '../../db/queries/postmortems/postmortems.js';
import { personOf } from '../../domain/actor.js';
import { holderOf } from '../../domain/incident/role.js';
import { startPostmortem as decide } from '../../domain/postmortems/decisions/start.js';
import { postmortemDue } from '../../domain/postmortems/due.js';
import { templateFor } from '../../domain/postmortems/templates/template-rule.js';
import type { Deps } from '../deps.js';
import { changeIncidentWith } from '../incident/change-incident.js';
import { todayOf } from '../people/zone-of-person.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';

/**
 * Starts the post-mortem of an incident. The commander owns it, or whoever asked. It is due when its publication is, or when
 * the policy says, which also says which template it follows.
 */
export async function startPostmortem(deps: Deps, request: Request<IncidentChoice>): Promise<Outcome> {
  const { workspaceId, act } = request;
  const today = await todayOf(deps, { workspaceId, userId: personOf(act.by) }, act.at);
  return changeIncidentWith(deps, request, {
    read: (tx, incident) => findPostmortem(tx, incident),
    decide: (incident, existing, { tasks }) => {
      const ownerId = holderOf(incident.roles, 'commander') ?? personOf(act.by);
      const promised = tasks.find(({ doneWhen }) => doneWhen === 'published')?.dueOn;
      const dueOn = promised ?? postmortemDue(deps.policy, incident.severity, today);
      const template = templateFor(deps.policy.postmortems.templates, incident);
      return decide(incident, existing, { ownerId, dueOn, template }, act);
    },
  });
}
