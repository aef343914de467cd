import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Refusal } from '../../refusal.js';
import { isSameSecond, timeRefusal } from '../../time/check-time.js';
import type { Incident } from '../incident.js';
import { isEditable, type MilestoneName, milestoneAt, setMilestone } from '../milestone.js';
import { overRefusal } from '../state-guards.js';
import { isStepBack, type Status } from '../status.js';
import { entryOf, refreshEffects } from './consequences.js';

/** A new time of a milestone; null clears it. */
export interface MilestoneChange {
  name: MilestoneName;
  at: Date | null;
}

/**
 * Sets, corrects or clears the times of milestones; earlier values stay in their history. Allowed after the incident is
 * closed, when people look back. Refuses all of them if one can't be changed, and what changes nothing.
 */
export function changeMilestones(incident: Incident, wanted: readonly MilestoneChange[], act: Act): Decision {
  const { number } = incident;
  const canceled = incident.status === 'canceled' ? overRefusal(incident) : null;
  const refusal = canceled ?? wanted.map((change) => refusalOf(incident, change, act)).find(Boolean);
  if (refusal) return refused(refusal);
  const changes = wanted.filter((change) => !isAsBefore(incident, change));
  if (changes.length === 0) return refused({ kind: 'times_unchanged', number });
  const next = changes.reduce(
    (milestones, { name, at }) => setMilestone(milestones, name, at, act),
    incident.milestones,
  );
  const entries = changes.map((change) => entryOf(act, eventOf(incident, change)));
  return accepted({ ...incident, milestones: next }, entries, refreshEffects);
}

/** Whether the milestone's time can be stated: reaching one is a separate act. */
export function isReached({ milestones, status }: Incident, name: MilestoneName): boolean {
  const first = firstStatus[name];
  if (milestoneAt(milestones, name) || first === 'any') return true;
  return first !== 'none' && status !== 'canceled' && !isStepBack(first, status);
}

/** Whether the incident can be without this milestone: it isn't what its status says, nor its declaration. */
export function isClearable({ status, kind }: Incident, name: MilestoneName): boolean {
  if (name === 'declared') return kind === 'backfilled';
  return name !== impliedBy[status];
}

function refusalOf(incident: Incident, { name, at }: MilestoneChange, act: Act): Refusal | null {
  const { number, status } = incident;
  if (!isEditable(name)) return { kind: 'milestone_not_editable', number, milestone: name };
  if (at === null)
    return isClearable(incident, name) ? null : { kind: 'milestone_needed', number, milestone: name };
  const wrong = timeRefusal(at, act);
  if (wrong) return { ...wrong, field: name };
  return isReached(incident, name)
    ? null
    : { kind: 'milestone_not_reached', number, status, milestone: name };
}

function isAsBefore({ milestones }: Incident, { name, at }: MilestoneChange): boolean {
  const before = milestoneAt(milestones, name);
  return before && at ? isSameSecond(before, at) : before === at;
}

function eventOf({ milestones }: Incident, { name, at }: MilestoneChange) {
  const from = milestoneAt(milestones, name)?.toISOString() ?? null;
  return { kind: 'milestone_set', milestone: name, from, to: at?.toISOString() ?? null } as const;
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

/** The milestone that an incident in this status has reached for certain. */
const impliedBy: Partial<Record<Status, MilestoneName>> = {
  identified: 'identified',
  mitigated: 'mitigated',
  resolved: 'resolved',
  post_incident: 'resolved',
  closed: 'resolved',
};
