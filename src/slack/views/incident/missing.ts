import type { Incident } from '../../../domain/incident/incident.js';
import { type Fact, missingFacts } from '../../../domain/incident/missing-facts.js';
import { listed } from '../../../domain/text/words.js';

const factNames: Record<Exclude<Fact, 'severity'>, string> = {
  impact_started: 'impact start',
  impact_ended: 'impact end',
  affects: 'affected services',
  summary: 'summary',
};

/** `Still missing: impact start and summary. Is sev2 still right?`; empty if the incident lacks nothing. */
export function missingText(incident: Incident): string {
  const missing = missingFacts(incident);
  const names = missing.flatMap((fact) => (fact === 'severity' ? [] : [factNames[fact]]));
  return [
    ...(names.length > 0 ? [`Still missing: ${listed(names)}.`] : []),
    ...(missing.includes('severity') ? [`Is ${incident.severity} still right?`] : []),
  ].join(' ');
}
