import type { Incident } from './incident.js';
import { milestoneAt } from './milestone.js';
import { phaseOf } from './status.js';

/** What an incident should say about itself in the end, in the order in which it is asked for. */
export const facts = ['impact_started', 'impact_ended', 'affects', 'summary', 'severity'] as const;
export type Fact = (typeof facts)[number];

/**
 * The facts that the incident lacks and that can still be filled in. `severity`: nobody has changed or confirmed it since
 * the declaration. None for drills.
 */
export function missingFacts(incident: Incident): Fact[] {
  if (incident.kind === 'drill' || incident.status === 'canceled') return [];
  const isOver = phaseOf(incident.status) === 'done';
  return facts.filter((fact) => isMissing(incident, fact) && (!isOver || isMilestone(fact)));
}

function isMilestone(fact: Fact): fact is 'impact_started' | 'impact_ended' {
  return fact === 'impact_started' || fact === 'impact_ended';
}

function isMissing(incident: Incident, fact: Fact): boolean {
  switch (fact) {
    case 'affects':
      return incident.affects.length === 0;
    case 'summary':
      return incident.summary === null;
    case 'severity':
      return !incident.isSeverityConfirmed;
    default:
      return milestoneAt(incident.milestones, fact) === null;
  }
}
