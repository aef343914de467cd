import type { Act } from '../actor.js';
import { type Incident, limits } from '../incident/incident.js';
import { nextUpdateDue } from '../incident/next-update.js';
import type { Severity } from '../incident/severity.js';
import { overRefusal } from '../incident/standing.js';
import { inUse, type Policy, severityPolicy } from '../policy.js';
import { legible, textRefusal } from './check-text.js';
import { accepted, type Decision, rejected } from './decision.js';
import { broadcastOf, entryOf, refreshed } from './record.js';

export interface SeverityInput {
  to: Severity;
  text: string | null;
}

/** Raises or lowers the severity; the next update is due by the new one's interval. */
export function changeSeverity(incident: Incident, input: SeverityInput, policy: Policy, act: Act): Decision {
  const { to } = input;
  const text = legible(input.text);
  const refusal = overRefusal(incident) ?? textRefusal('update', text, limits.text);
  if (refusal) return rejected(refusal);
  if (!severityPolicy(policy, to))
    return rejected({ kind: 'severity_not_in_use', severity: to, inUse: inUse(policy) });
  if (to === incident.severity)
    return rejected({ kind: 'severity_unchanged', number: incident.number, severity: to });
  const graded = { ...incident, severity: to };
  const next = { ...graded, nextUpdateDueAt: nextUpdateDue(policy, graded, act.at) };
  const happening = { kind: 'severity_changed', from: incident.severity, to, text } as const;
  return accepted(
    next,
    [entryOf(act, happening)],
    [broadcastOf(act, happening, next), ...refreshed, { kind: 'set_topic' }],
  );
}
