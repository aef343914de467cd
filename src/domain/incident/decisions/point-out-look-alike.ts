import type { Accepted, OtherIncident } from '../../decision.js';
import type { Effect } from '../../effect.js';
import type { Incident } from '../incident.js';
import { asLookAlike, type LookAlike, lookAlikeOf } from '../look-alike.js';

/**
 * Completes a declaration: the answers to the declarer name the open incident that looks like it, and the reporter of
 * that one is told. `open`: incidents that the declarer may see. Nobody is told about a private incident.
 */
export function pointOutLookAlike(decision: Accepted, open: Incident[], answers: Effect[]): Accepted {
  const { incident, effects, writes } = decision;
  const other = lookAlikeOf(incident, open);
  const lookAlike = other && asLookAlike(other);
  const isNews = other && !incident.isPrivate && other.reporterId !== incident.reporterId;
  return {
    ...decision,
    effects: [...effects, ...answers.map((answer) => withLookAlike(answer, lookAlike))],
    writes: isNews ? [...writes, noticeTo(other, incident)] : writes,
    lookAlike,
  };
}

function withLookAlike(answer: Effect, lookAlike: LookAlike | null): Effect {
  return answer.kind === 'refresh_start_modal' ? { ...answer, lookAlike } : answer;
}

function noticeTo(other: Incident, incident: Incident): OtherIncident {
  const lookAlike = asLookAlike(incident);
  const notice = { kind: 'point_out_look_alike', userId: other.reporterId, lookAlike } as const;
  return { kind: 'other_incident', incident: other, entries: [], effects: [notice] };
}
