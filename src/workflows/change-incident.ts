import type { Tx } from '../db/database.js';
import { findIncident, type IncidentRef, lockIncident } from '../db/queries/incidents.js';
import { isMember } from '../db/queries/members.js';
import { newestEntries } from '../db/queries/timeline.js';
import { personOf } from '../domain/actor.js';
import { laterChange } from '../domain/changed-fields.js';
import { type Decision, type Rejected, rejected } from '../domain/decisions/decision.js';
import { type Incident, incidentName } from '../domain/incident/incident.js';
import { maySee } from '../domain/incident/visibility.js';
import type { Deps } from './deps.js';
import { once } from './once.js';
import type { IncidentChoice, Outcome, Request } from './request.js';

/** The shape of every change to an incident: claim, lock, decide, save. An incident that the person may not see is not found. */
export function changeIncident<Input extends IncidentChoice>(
  deps: Deps,
  request: Request<Input>,
  decide: (incident: Incident, tx: Tx) => Decision | Promise<Decision>,
): Promise<Outcome> {
  return once(deps, request, async (tx) => {
    const incident = await visibleIncident(tx, request, lockIncident);
    if (!incident) return rejected(notFound(request.input));
    return (await changedSince(tx, incident, request)) ?? decide(incident, tx);
  });
}

/** The refusal where somebody has changed what the person saw in a form, after they saw it; else null. */
export async function changedSince(
  tx: Tx,
  incident: Incident,
  { saw }: Pick<Request<unknown>, 'saw'>,
): Promise<Rejected | null> {
  if (!saw || saw.fields.length === 0) return null;
  const later = await newestEntries(tx, incident, { after: saw.entry, limit: 1_000 });
  const change = laterChange(later, saw.fields);
  return change && rejected({ kind: 'changed_since', number: incident.number, ...change });
}

/** The incident that a person means, or null where there is none or none that they may see. */
export async function visibleIncident(
  tx: Tx,
  request: Pick<Request<IncidentChoice>, 'workspaceId' | 'act' | 'input'>,
  find: typeof findIncident = findIncident,
): Promise<Incident | null> {
  const ref = refOf(request.workspaceId, request.input);
  if (!ref) return null;
  const incident = await find(tx, ref);
  const standsInside = incident?.channelId != null && incident.channelId === request.input.channelId;
  if (incident && (!incident.isPrivate || standsInside)) return incident;
  const userId = personOf(request.act.by) ?? '';
  // Asked of one that is not there too: how long the answer takes must not tell the two apart.
  const isIn = await isMember(tx, incident ?? { workspaceId: request.workspaceId, number: 0 }, userId);
  return incident && maySee(incident, { kind: 'person', userId, isMember: isIn }) ? incident : null;
}

export function notFound(choice: IncidentChoice) {
  return {
    kind: 'incident_not_found',
    asked: choice.number === null ? null : incidentName(choice.number),
  } as const;
}

function refOf(workspaceId: string, choice: IncidentChoice): IncidentRef | null {
  if (choice.number !== null) return { workspaceId, number: choice.number };
  return choice.channelId === null ? null : { workspaceId, channelId: choice.channelId };
}
