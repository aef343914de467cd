import type { Act } from '../../actor.js';
import type { Incident } from '../incident.js';
import { setMilestoneOnce } from '../milestone.js';

/** The incident once somebody is on it: acknowledged and no longer in triage. */
export function markAcknowledged(incident: Incident, act: Act): Incident {
  return {
    ...incident,
    status: incident.status === 'triage' ? 'investigating' : incident.status,
    milestones: setMilestoneOnce(incident.milestones, 'acknowledged', act),
  };
}
