import type { Act } from '../actor.js';
import type { Incident } from '../incident/incident.js';
import { recordMomentOnce } from '../incident/moment.js';

/** The incident once somebody is on it: acknowledged, if it was not, and out of triage. */
export function takeNotice(incident: Incident, act: Act): Incident {
  return {
    ...incident,
    status: incident.status === 'triage' ? 'investigating' : incident.status,
    moments: recordMomentOnce(incident.moments, 'acknowledged', act),
  };
}
