import type { Act } from '../actor.js';
import type { Incident } from '../incident/incident.js';
import { type MomentName, type Moments, momentAt, recordMomentOnce, takeBack } from '../incident/moment.js';
import { nextUpdateDue } from '../incident/next-update.js';
import { isStepBack, type Status } from '../incident/status.js';
import type { Policy } from '../policy.js';

/** The incident in status `to`, with the moments that this reaches or takes back, and the next update's due time. */
export function moveTo(incident: Incident, to: Status, policy: Policy, act: Act): Incident {
  const kept = isStepBack(incident.status, to)
    ? takeBack(incident.moments, momentsAfter(to), act)
    : incident.moments;
  const moved = { ...incident, status: to, moments: reach(kept, to, act) };
  return { ...moved, nextUpdateDueAt: nextUpdateDue(policy, moved, act.at) };
}

/** Working on it says that somebody has taken notice. */
function reach(moments: Moments, to: Status, act: Act): Moments {
  const noticed = recordMomentOnce(moments, 'acknowledged', act);
  const name = momentOf(to);
  return name ? recordMomentOnce(noticed, name, act) : noticed;
}

function momentOf(status: Status): MomentName | null {
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

/** The moments that lie beyond a status. */
export function momentsAfter(status: Status): MomentName[] {
  const reached: [Status, MomentName][] = [
    ['identified', 'identified'],
    ['mitigated', 'mitigated'],
    ['resolved', 'resolved'],
    ['closed', 'closed'],
  ];
  return reached.filter(([at]) => isStepBack(at, status)).map(([, name]) => name);
}

/** When the incident came to be in its present status, as far as its moments tell; else null. */
export function statusSince({ status, moments }: Incident): Date | null {
  switch (status) {
    case 'triage':
      return momentAt(moments, 'declared');
    case 'investigating':
      return lastStepBack(moments) ?? momentAt(moments, 'declared');
    case 'post_incident':
      return null;
    case 'canceled':
      return momentAt(moments, 'closed');
    default:
      return momentAt(moments, status);
  }
}

function lastStepBack(moments: Moments): Date | null {
  const times = momentsAfter('investigating')
    .flatMap((name) => moments[name] ?? [])
    .filter((fact) => fact.at === null && !fact.isUndo)
    .map((fact) => fact.recordedAt.getTime());
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}
