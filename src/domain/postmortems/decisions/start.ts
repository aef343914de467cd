import { type Act, personOf } from '../../actor.js';
import { type Decision, refused } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import type { Postmortem } from '../postmortem.js';
import { postmortemChanged } from './consequences.js';

/** Starts the post-mortem. `ownerId` null: nobody has it yet. */
export function startPostmortem(
  incident: Incident,
  existing: Postmortem | null,
  { ownerId, dueOn, template }: Pick<Postmortem, 'ownerId' | 'dueOn' | 'template'>,
  act: Act,
): Decision {
  if (existing)
    return refused({
      kind: 'postmortem_started_already',
      number: incident.number,
      ownerId: existing.ownerId,
    });
  if (incident.status === 'canceled')
    return refused({ kind: 'postmortem_of_canceled', number: incident.number });
  const postmortem: Postmortem = {
    workspaceId: incident.workspaceId,
    incidentNumber: incident.number,
    state: 'draft',
    ...{ ownerId, dueOn, template },
    createdAt: act.at,
    createdBy: personOf(act.by),
    changedAt: act.at,
    publishedAt: null,
    ...{ reviewers: [], written: [], questions: [], comments: [] },
  };
  return postmortemChanged(
    incident,
    { postmortem, event: { kind: 'postmortem_started', ownerId, dueOn } },
    act,
  );
}
