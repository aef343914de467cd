import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import { textRefusal, toOneLine } from '../../text/check-text.js';
import { type Incident, limits } from '../incident.js';
import { overRefusal } from '../state-guards.js';
import { broadcastOf, entryOf, refreshEffects } from './consequences.js';

/** Changes the title. The channel keeps its name, so that links and habits keep working. */
export function rename(incident: Incident, title: string, act: Act): Decision {
  const to = toOneLine(title);
  const refusal = overRefusal(incident) ?? textRefusal('title', to, limits.title);
  if (refusal) return refused(refusal);
  if (to === incident.title) return refused({ kind: 'title_unchanged', number: incident.number });
  const next = { ...incident, title: to };
  const event = { kind: 'renamed', from: incident.title, to } as const;
  return accepted(
    next,
    [entryOf(act, event)],
    [broadcastOf(act, event, next), ...refreshEffects, { kind: 'set_topic' }],
  );
}
