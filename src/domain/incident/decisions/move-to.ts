import type { Act } from '../../actor.js';
import type { Policy } from '../../policy.js';
import type { Incident } from '../incident.js';
import {
  clearMilestones,
  type MilestoneName,
  type Milestones,
  milestoneAt,
  setMilestoneOnce,
} from '../milestone.js';
import { withNextUpdate } from '../next-update.js';
import { isStepBack, type Status } from '../status.js';

/**
 * The incident in status `to`, with the milestones that this sets or clears and the new due time of the next update.
 */
export function moveTo(incident: Incident, to: Status, policy: Policy, act: Act): Incident {
  const remaining = isStepBack(incident.status, to)
    ? clearMilestones(incident.milestones, milestonesAfter(to), act)
    : incident.milestones;
  const moved = { ...incident, status: to, milestones: reach(remaining, to, act) };
  return withNextUpdate(moved, policy, act.at);
}

/** Working on an incident also acknowledges it. */
function reach(milestones: Milestones, to: Status, act: Act): Milestones {
  const acknowledged = setMilestoneOnce(milestones, 'acknowledged', act);
  const name = milestoneOf(to);
  return name ? setMilestoneOnce(acknowledged, name, act) : acknowledged;
}

function milestoneOf(status: Status): MilestoneName | null {
  switch (status) {
    case 'identified':
    case 'mitigated':
    case 'resolved':
    case 'closed':
      return status;
    default:
      return null;
  }
}

/** The milestones that come after a status. */
export function milestonesAfter(status: Status): MilestoneName[] {
  const reached: [Status, MilestoneName][] = [
    ['identified', 'identified'],
    ['mitigated', 'mitigated'],
    ['resolved', 'resolved'],
    ['closed', 'closed'],
  ];
  return reached.filter(([at]) => isStepBack(at, status)).map(([, name]) => name);
}

/** When the incident entered its current status, according to its milestones; null if unknown. */
export function statusSince({ status, milestones }: Incident): Date | null {
  switch (status) {
    case 'triage':
      return milestoneAt(milestones, 'declared');
    case 'investigating':
      return lastStepBack(milestones) ?? milestoneAt(milestones, 'declared');
    case 'post_incident':
      return null;
    case 'canceled':
      return milestoneAt(milestones, 'closed');
    default:
      return milestoneAt(milestones, status);
  }
}

function lastStepBack(milestones: Milestones): Date | null {
  const times = milestonesAfter('investigating')
    .flatMap((name) => milestones[name] ?? [])
    .filter((record) => record.at === null && !record.isUndo)
    .map((record) => record.recordedAt.getTime());
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}
