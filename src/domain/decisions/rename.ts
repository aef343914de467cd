import type { Act } from '../actor.js';
import { type Incident, limits } from '../incident/incident.js';
import { overRefusal } from '../incident/standing.js';
import { oneLine, textRefusal } from './check-text.js';
import { accepted, type Decision, rejected } from './decision.js';
import { broadcastOf, entryOf, refreshed } from './record.js';

/** Gives the incident another title. The channel keeps its name: links and habits hold on to it. */
export function rename(incident: Incident, title: string, act: Act): Decision {
  const to = oneLine(title);
  const refusal = overRefusal(incident) ?? textRefusal('title', to, limits.title);
  if (refusal) return rejected(refusal);
  if (to === incident.title) return rejected({ kind: 'title_unchanged', number: incident.number });
  const next = { ...incident, title: to };
  const happening = { kind: 'renamed', from: incident.title, to } as const;
  return accepted(
    next,
    [entryOf(act, happening)],
    [broadcastOf(act, happening, next), ...refreshed, { kind: 'set_topic' }],
  );
}
