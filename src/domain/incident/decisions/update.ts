import type { Act } from '../../actor.js';
import type { Change } from '../../change.js';
import { accepted, type Decision, refused } from '../../decision.js';
import { type Policy, severitiesInUse, severityPolicy } from '../../policy.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { type Incident, limits } from '../incident.js';
import { withNextUpdate } from '../next-update.js';
import type { Severity } from '../severity.js';
import { overRefusal } from '../state-guards.js';
import { mayBecome, type Status, type StatusWord } from '../status.js';
import { entryOf, statusEffects, withLatest } from './consequences.js';
import { moveTo } from './move-to.js';

export interface UpdateInput {
  text: string;
  /** Null or the current status: unchanged. */
  status: StatusWord | null;
  severity: Severity | null;
}

/** Posts an update, optionally with a new status or severity, in one message. */
export function update(incident: Incident, input: UpdateInput, policy: Policy, act: Act): Decision {
  const text = sanitizeText(input.text);
  const refusal = overRefusal(incident) ?? textRefusal('update', text, limits.text);
  if (refusal) return refused(refusal);
  if (input.severity && !severityPolicy(policy, input.severity))
    return refused({
      kind: 'severity_not_in_use',
      severity: input.severity,
      severitiesInUse: severitiesInUse(policy),
    });
  const to = input.status;
  if (to && to !== incident.status && !mayBecome(incident.status, to))
    return refused({ kind: 'not_from_here', number: incident.number, status: incident.status, to });

  const severity = changed<Severity>(incident.severity, input.severity);
  const status = changed<Status>(incident.status, to);
  const graded = severity ? { ...incident, severity: severity.to, isSeverityConfirmed: true } : incident;
  const moved = status ? moveTo(graded, status.to, policy, act) : graded;
  const next = withLatest(withNextUpdate(moved, policy, act.at), text, act);
  const event = { kind: 'updated', text, status, severity } as const;
  return accepted(next, [entryOf(act, event)], statusEffects(incident, next, { event, act }));
}

function changed<T>(from: T, to: T | null): Change<T> | null {
  return to === null || to === from ? null : { from, to };
}
