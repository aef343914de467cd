import type { Act } from '../actor.js';
import type { Incident } from '../incident/incident.js';
import { type MomentName, momentAt, recordMoment } from '../incident/moment.js';
import { isStepBack, type Status } from '../incident/status.js';
import { timeRefusal } from './check-time.js';
import { accepted, type Decision, rejected } from './decision.js';
import { entryOf } from './record.js';

/**
 * States or corrects when a moment was; what was said before stays in its history. Refuses the future, and what the
 * incident has not reached: saying so is an act of its own.
 */
export function setMoment(incident: Incident, input: { name: MomentName; at: Date }, act: Act): Decision {
  const { name, at } = input;
  const { number, status } = incident;
  const refusal = timeRefusal(at, act);
  if (refusal) return rejected(refusal);
  if (!isReached(incident, name))
    return rejected({ kind: 'moment_not_reached', number, status, moment: name });
  const next = { ...incident, moments: recordMoment(incident.moments, name, at, act) };
  const before = momentAt(incident.moments, name);
  const happening = {
    kind: 'moment_set',
    moment: name,
    from: before?.toISOString() ?? null,
    to: at.toISOString(),
  } as const;
  return accepted(next, [entryOf(act, happening)], [{ kind: 'refresh_card' }]);
}

function isReached({ moments, status }: Incident, name: MomentName): boolean {
  const first = firstStatus[name];
  if (momentAt(moments, name) || first === 'any') return true;
  return first !== 'none' && status !== 'canceled' && !isStepBack(first, status);
}

/** From which status on a moment may be stated; `none`: only corrected. */
const firstStatus: Record<MomentName, Status | 'any' | 'none'> = {
  impact_started: 'any',
  detected: 'any',
  declared: 'any',
  acknowledged: 'investigating',
  identified: 'identified',
  mitigated: 'mitigated',
  resolved: 'resolved',
  impact_ended: 'any',
  closed: 'closed',
  postmortem_published: 'none',
};
