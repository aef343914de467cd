import type { Tx } from '../../db/database.js';
import { findIncident, type IncidentRef, lockIncident } from '../../db/queries/incident/incidents.js';
import { findViewer } from '../../db/queries/people/viewers.js';
import { newestEntries } from '../../db/queries/timeline/timeline-entries.js';
import { personOf } from '../../domain/actor.js';
import { type Decision, type Rejected, rejected } from '../../domain/decision.js';
import { laterChange } from '../../domain/incident/changed-fields.js';
import { type Incident, incidentName } from '../../domain/incident/incident.js';
import { actRefusal, maySee, membershipOf, type Viewer } from '../../domain/incident/visibility.js';
import type { Deps } from '../deps.js';
import { once } from '../once.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';

/** The shape of every change to an incident: claim, lock, decide, save. An incident that the person may not see is not found. */
export function changeIncident<Input extends IncidentChoice>(
  deps: Deps,
  request: Request<Input>,
  decide: (incident: Incident, tx: Tx) => Decision | Promise<Decision>,
): Promise<Outcome> {
  return once(deps, request, async (tx) => {
    const found = await incidentToChange(tx, request);
    if (found.kind === 'rejected') return found;
    return (await changedSince(tx, found.incident, request)) ?? decide(found.incident, tx);
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

type Asked = Pick<Request<IncidentChoice>, 'workspaceId' | 'act' | 'input'>;

/** The incident that a person means to change, locked; or why they may not: who they are, or that they see none. */
export async function incidentToChange(
  tx: Tx,
  request: Asked,
): Promise<{ kind: 'found'; incident: Incident } | Rejected> {
  const { incident, viewer } = await look(tx, request, lockIncident);
  const refusal = viewer.kind === 'operator' ? null : actRefusal(viewer.userKind);
  if (refusal) return rejected(refusal);
  return incident ? { kind: 'found', incident } : rejected(notFound(request.input));
}

/** The incident that a person means, or null where there is none or none that they may see. */
export async function visibleIncident(tx: Tx, request: Asked): Promise<Incident | null> {
  return (await look(tx, request, findIncident)).incident;
}

/**
 * Whether somebody may see the incident is asked first, and waits for nobody: neither what is read of it nor a change that
 * is under way delays the answer to who may not, which is the same as for one that is not there.
 */
async function look(
  tx: Tx,
  { workspaceId, act, input }: Asked,
  find: typeof findIncident,
): Promise<{ incident: Incident | null; viewer: Viewer }> {
  const ref = refOf(workspaceId, input);
  const userId = personOf(act.by);
  if (userId === null) return { incident: ref && (await find(tx, ref)), viewer: { kind: 'operator' } };
  const known = await findViewer(tx, { workspaceId, userId, ref });
  const asked = known.incident;
  const isInside = asked !== null && asked.channelId !== null && asked.channelId === input.channelId;
  const membership = membershipOf(known.membership, { isInside, source: act.source });
  const viewer = { kind: 'person', userKind: known.userKind, membership } as const;
  if (!asked || !maySee(asked, viewer)) return { incident: null, viewer };
  const incident = await find(tx, { workspaceId, number: asked.number });
  // It may have become private while a change before this one was awaited.
  return { incident: incident && maySee(incident, viewer) ? incident : null, viewer };
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
