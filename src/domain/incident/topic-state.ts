import type { Incident } from './incident.js';
import type { Severity } from './severity.js';
import { phaseOf, type Status } from './status.js';

/**
 * The state that the channel topic shows: severity, then how it ended. Slack posts each topic change to the whole
 * channel.
 */
export function topicState({ status, severity }: Pick<Incident, 'status' | 'severity'>): Severity | Status {
  const phase = phaseOf(status);
  if (phase === 'active') return severity;
  return phase === 'learning' ? 'resolved' : status;
}
