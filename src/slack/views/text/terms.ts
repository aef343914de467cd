import { type Cancellation, type CancelReason, incidentName } from '../../../domain/incident/incident.js';
import type { MilestoneName } from '../../../domain/incident/milestone.js';
import type { Severity } from '../../../domain/incident/severity.js';
import type { Status, StatusWord } from '../../../domain/incident/status.js';
import { type Policy, severityPolicy } from '../../../domain/policy.js';
import { capital } from '../../../domain/text/words.js';

const statusNames: Record<Status, string> = {
  triage: 'triage',
  investigating: 'investigating',
  identified: 'identified',
  mitigated: 'mitigated',
  resolved: 'resolved',
  post_incident: 'in review',
  closed: 'closed',
  canceled: 'canceled',
};

const statusVerbs: Record<StatusWord, string> = {
  investigating: 'Mark investigating',
  identified: 'Mark identified',
  mitigated: 'Mark mitigated',
  resolved: 'Resolve',
  post_incident: 'Start review',
};

const cancelNames: Record<CancelReason, string> = {
  false_alarm: 'a false alarm',
  duplicate: 'a duplicate',
  merged: 'merged',
  declined: 'not an incident',
};

export function statusName(status: Status): string {
  return statusNames[status];
}

/** `impact started`. */
export function milestoneName(name: MilestoneName): string {
  return name === 'postmortem_published' ? 'post-mortem published' : name.replaceAll('_', ' ');
}

/** Says that two milestones are in the wrong order. */
export function orderWarning(first: MilestoneName, second: MilestoneName): string {
  return `⚠ ${capital(milestoneName(second))} is before ${milestoneName(first)}. Check the times.`;
}

/** Label of the button that sets this status. */
export function statusVerb(word: StatusWord): string {
  return statusVerbs[word];
}

export function cancelName(reason: CancelReason): string {
  return cancelNames[reason];
}

/** `a duplicate of INC-7`, `merged into INC-7`, `a false alarm`. */
export function cancellationWords({ reason, of }: Cancellation): string {
  const preposition = reason === 'merged' ? 'into' : 'of';
  return of === null ? cancelName(reason) : `${cancelName(reason)} ${preposition} ${incidentName(of)}`;
}

/** The policy's emoji for a severity, e.g. `🔴`. */
export function severityEmoji(policy: Policy, severity: Severity): string {
  return severityPolicy(policy, severity)?.emoji ?? '';
}

/** The severity's emoji while the incident is active, then one for how it ended. */
export function stateEmoji(policy: Policy, incident: { status: Status; severity: Severity }): string {
  switch (incident.status) {
    case 'resolved':
    case 'post_incident':
    case 'closed':
      return '✅';
    case 'canceled':
      return '⚪';
    default:
      return severityEmoji(policy, incident.severity);
  }
}
