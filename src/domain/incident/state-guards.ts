import type { Incident } from './incident.js';
import { type MilestoneName, milestoneAt, reachedIn } from './milestone.js';
import type { IncidentRefusal } from './refusals.js';
import { phaseOf, type Status } from './status.js';

/** The refusal that says which status the incident already has, since when and by whom. */
export function alreadyInStatus(incident: Incident): IncidentRefusal {
  return {
    kind: 'already_in_status',
    number: incident.number,
    status: incident.status,
    ...whenAndWho(incident),
  };
}

/** The refusal of an act on a closed or canceled incident, or null if the incident isn't over. */
export function overRefusal(incident: Incident): IncidentRefusal | null {
  if (phaseOf(incident.status) !== 'done') return null;
  return { kind: 'is_over', number: incident.number, status: incident.status, ...whenAndWho(incident) };
}

function whenAndWho(incident: Incident): { at: string | null; by: string | null } {
  const name = milestoneOfStatus[incident.status];
  if (!name) return { at: null, by: null };
  const at = milestoneAt(incident.milestones, name);
  return { at: at?.toISOString() ?? null, by: reachedIn(incident.milestones, name)?.actor ?? null };
}

const milestoneOfStatus: Partial<Record<Status, MilestoneName>> = {
  identified: 'identified',
  mitigated: 'mitigated',
  resolved: 'resolved',
  closed: 'closed',
  canceled: 'closed',
};
