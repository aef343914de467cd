import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import { type Policy, severitiesInUse, severityPolicy } from '../../policy.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { type Incident, limits } from '../incident.js';
import { withNextUpdate } from '../next-update.js';
import type { Severity } from '../severity.js';
import { overRefusal } from '../state-guards.js';
import { broadcastOf, entryOf, refreshEffects } from './consequences.js';

export interface SeverityInput {
  to: Severity;
  text: string | null;
}

/** Raises or lowers the severity; the new severity's interval sets when the next update is due. */
export function changeSeverity(incident: Incident, input: SeverityInput, policy: Policy, act: Act): Decision {
  const { to } = input;
  const text = sanitizeText(input.text);
  const refusal = overRefusal(incident) ?? textRefusal('update', text, limits.text);
  if (refusal) return refused(refusal);
  if (!severityPolicy(policy, to))
    return refused({ kind: 'severity_not_in_use', severity: to, severitiesInUse: severitiesInUse(policy) });
  if (to === incident.severity)
    return refused({ kind: 'severity_unchanged', number: incident.number, severity: to });
  const graded = { ...incident, severity: to, isSeverityConfirmed: true };
  const next = withNextUpdate(graded, policy, act.at);
  const event = { kind: 'severity_changed', from: incident.severity, to, text } as const;
  return accepted(
    next,
    [entryOf(act, event)],
    [broadcastOf(act, event, next), ...refreshEffects, { kind: 'set_topic' }],
  );
}

/** Records that the severity is still right, as people are asked once the incident is resolved. */
export function confirmSeverity(incident: Incident, act: Act): Decision {
  const over = overRefusal(incident);
  if (over) return refused(over);
  const event = { kind: 'severity_confirmed', severity: incident.severity } as const;
  return accepted({ ...incident, isSeverityConfirmed: true }, [entryOf(act, event)], refreshEffects);
}
