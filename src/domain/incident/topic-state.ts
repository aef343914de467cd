import type { Incident } from './incident.js';
import type { Severity } from './severity.js';
import { phaseOf, type Status } from './status.js';

/** What a topic says of the state, which each change of it tells the whole channel: how bad it is, then how it ended. */
export function topicState({ status, severity }: Pick<Incident, 'status' | 'severity'>): Severity | Status {
  const phase = phaseOf(status);
  if (phase === 'active') return severity;
  return phase === 'learning' ? 'resolved' : status;
}
