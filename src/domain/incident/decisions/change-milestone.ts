import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import { timeRefusal } from '../../time/check-time.js';
import type { Incident } from '../incident.js';
import { type MilestoneName, milestoneAt, setMilestone } from '../milestone.js';
import { isStepBack, type Status } from '../status.js';
import { entryOf } from './consequences.js';

/**
 * Sets or corrects the time of a milestone; earlier values stay in its history. Refuses times in the future, and
 * milestones that the incident hasn't reached: reaching one is a separate act.
 */
export function changeMilestone(
  incident: Incident,
  input: { name: MilestoneName; at: Date },
  act: Act,
): Decision {
  const { name, at } = input;
  const { number, status } = incident;
  const refusal = timeRefusal(at, act);
  if (refusal) return refused(refusal);
  if (!isReached(incident, name))
    return refused({ kind: 'milestone_not_reached', number, status, milestone: name });
  const next = { ...incident, milestones: setMilestone(incident.milestones, name, at, act) };
  const before = milestoneAt(incident.milestones, name);
  const event = {
    kind: 'milestone_set',
    milestone: name,
    from: before?.toISOString() ?? null,
    to: at.toISOString(),
  } as const;
  return accepted(next, [entryOf(act, event)], [{ kind: 'refresh_card' }]);
}

function isReached({ milestones, status }: Incident, name: MilestoneName): boolean {
  const first = firstStatus[name];
  if (milestoneAt(milestones, name) || first === 'any') return true;
  return first !== 'none' && status !== 'canceled' && !isStepBack(first, status);
}

/** The first status in which a milestone can be set; `none`: it can only be corrected. */
const firstStatus: Record<MilestoneName, Status | 'any' | 'none'> = {
  impact_started: 'any',
  detected: 'any',
  declared: 'any',
  acknowledged: 'investigating',
  identified: 'identified',
  mitigated: 'mitigated',
  resolved: 'resolved',
  impact_ended: 'any',
  closed: 'closed',
  postmortem_published: 'none',
};
