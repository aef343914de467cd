import type { Act } from './actor.js';
import { accepted, type Decision, rejected } from './decision.js';
import type { Incident } from './incident.js';
import { type MomentName, momentAt, recordMoment } from './moment.js';
import { entryOf } from './record.js';

/** States or corrects when a moment was; what was said before stays in its history. Refuses the future. */
export function setMoment(incident: Incident, input: { name: MomentName; at: Date }, act: Act): Decision {
  if (input.at > act.at) return rejected({ kind: 'time_in_future', at: input.at.toISOString() });
  const next = { ...incident, moments: recordMoment(incident.moments, input.name, input.at, act) };
  const happening = {
    kind: 'moment_set',
    moment: input.name,
    from: momentAt(incident.moments, input.name)?.toISOString() ?? null,
    to: input.at.toISOString(),
  } as const;
  return accepted(next, [entryOf(act, happening)], [{ kind: 'refresh_card' }]);
}
