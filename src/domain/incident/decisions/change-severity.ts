import type { Act } from '../../actor.js';
import { accepted, type Decision, rejected } from '../../decision.js';
import { inUse, type Policy, severityPolicy } from '../../policy.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { type Incident, limits } from '../incident.js';
import { nextUpdateDue } from '../next-update.js';
import type { Severity } from '../severity.js';
import { overRefusal } from '../state-guards.js';
import { broadcastOf, entryOf, refreshed } from './consequences.js';

export interface SeverityInput {
  to: Severity;
  text: string | null;
}

/** Raises or lowers the severity; the next update is due by the new one's interval. */
export function changeSeverity(incident: Incident, input: SeverityInput, policy: Policy, act: Act): Decision {
  const { to } = input;
  const text = sanitizeText(input.text);
  const refusal = overRefusal(incident) ?? textRefusal('update', text, limits.text);
  if (refusal) return rejected(refusal);
  if (!severityPolicy(policy, to))
    return rejected({ kind: 'severity_not_in_use', severity: to, inUse: inUse(policy) });
  if (to === incident.severity)
    return rejected({ kind: 'severity_unchanged', number: incident.number, severity: to });
  const graded = { ...incident, severity: to };
  const next = { ...graded, nextUpdateDueAt: nextUpdateDue(policy, graded, act.at) };
  const event = { kind: 'severity_changed', from: incident.severity, to, text } as const;
  return accepted(
    next,
    [entryOf(act, event)],
    [broadcastOf(act, event, next), ...refreshed, { kind: 'set_topic' }],
  );
}
