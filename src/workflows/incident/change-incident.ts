import type { Tx } from '../../db/database.js';
import { findIncident, type IncidentRef, lockIncident } from '../../db/queries/incident/incidents.js';
import { findViewer } from '../../db/queries/people/viewers.js';
import { followUpOf } from '../../db/queries/postmortems/tasks.js';
import { newestEntries } from '../../db/queries/timeline/timeline-entries.js';
import { personOf } from '../../domain/actor.js';
import { laterChange } from '../../domain/changed-fields.js';
import { type Decision, type Refused, refused } from '../../domain/decision.js';
import { type Incident, incidentName } from '../../domain/incident/incident.js';
import { actRefusal, maySee, membershipOf, type Viewer } from '../../domain/incident/visibility.js';
import { type FollowUp, settleTasks } from '../../domain/postmortems/tasks/settle.js';
import type { Deps } from '../deps.js';
import { once } from '../once.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';

/**
 * Runs every change to an incident: claim, lock, decide, save. An incident that the person may not see counts as not
 * found.
 */
export function changeIncident<Input extends IncidentChoice>(
  deps: Deps,
  request: Request<Input>,
  decide: (incident: Incident, followUp: FollowUp) => Decision,
): Promise<Outcome> {
  return changeIncidentWith(deps, request, {
    read: async () => null,
    decide: (incident, _more, followUp) => decide(incident, followUp),
  });
}

/**
 * The same for a decision that needs more than the incident: `read` gets it once the incident is locked. What a decision
 * means for the tasks that follow the incident is decided with it.
 */
export function changeIncidentWith<Input extends IncidentChoice, More>(
  deps: Deps,
  request: Request<Input>,
  {
    read,
    decide,
  }: {
    read: (tx: Tx, incident: Incident) => Promise<More>;
    decide: (incident: Incident, more: More, followUp: FollowUp) => Decision;
  },
): Promise<Outcome> {
  return once(deps, request, {
    find: async (tx) => {
      const found = await lockToChange(tx, request, lockWithFollowUp);
      if (found.kind === 'refused') return found;
      const { incident, followUp } = found;
      const refusal = await changedSince(tx, incident, request);
      return refusal ?? { kind: 'found', incident, followUp, more: await read(tx, incident) };
    },
    decide: ({ incident, more, followUp }) => {
      const decision = decide(incident, more, followUp);
      if (decision.kind === 'refused') return decision;
      return settleTasks(incident, followUp, decision, { policy: deps.policy, act: request.act });
    },
  });
}

/** Refuses if somebody changed a field after the person saw it in a form; null otherwise. */
async function changedSince(
  tx: Tx,
  incident: Incident,
  { saw }: Pick<Request<unknown>, 'saw'>,
): Promise<Refused | null> {
  if (!saw || saw.fields.length === 0) return null;
  const later = await newestEntries(tx, incident, { after: saw.entry, limit: 1_000 });
  const change = laterChange(later, saw.fields);
  return change && refused({ kind: 'changed_since', number: incident.number, ...change });
}

type IncidentRequest = Pick<Request<IncidentChoice>, 'workspaceId' | 'act' | 'input'>;

/** The incident to change, locked; or a refusal if the person may not act or sees no such incident. */
export function incidentToChange(
  tx: Tx,
  request: IncidentRequest,
): Promise<{ kind: 'found'; incident: Incident } | Refused> {
  return lockToChange(tx, request, async (tx, ref) => withIncident(await lockIncident(tx, ref)));
}

/** The same with whatever else `lock` reads. */
async function lockToChange<Found extends WithIncident>(
  tx: Tx,
  request: IncidentRequest,
  lock: Find<Found>,
): Promise<({ kind: 'found' } & Found) | Refused> {
  const { found, viewer } = await findForViewer(tx, request, lock);
  const refusal = viewer.kind === 'operator' ? null : actRefusal(viewer.userKind);
  if (refusal) return refused(refusal);
  return found ? { kind: 'found', ...found } : refused(notFound(request.input));
}

/** The incident, locked, and what follows it: both are sent at once, and the second waits for the lock too. */
async function lockWithFollowUp(
  tx: Tx,
  ref: IncidentRef,
): Promise<(WithIncident & { followUp: FollowUp }) | null> {
  if ('number' in ref) {
    const [incident, followUp] = await Promise.all([lockIncident(tx, ref), followUpOf(tx, ref)]);
    return incident && { incident, followUp };
  }
  const incident = await lockIncident(tx, ref);
  return incident && { incident, followUp: await followUpOf(tx, incident) };
}

interface WithIncident {
  incident: Incident;
}

function withIncident(incident: Incident | null): WithIncident | null {
  return incident && { incident };
}

type Find<Found> = (tx: Tx, ref: IncidentRef) => Promise<Found | null>;

/** The incident that a person refers to, or null if it doesn't exist or is not visible to them. */
export async function visibleIncident(tx: Tx, request: IncidentRequest): Promise<Incident | null> {
  const find: Find<WithIncident> = async (tx, ref) => withIncident(await findIncident(tx, ref));
  return (await findForViewer(tx, request, find)).found?.incident ?? null;
}

/**
 * Checks visibility before it locks or reads the incident, so that a missing incident and an invisible one answer
 * alike and equally fast.
 */
async function findForViewer<Found extends WithIncident>(
  tx: Tx,
  { workspaceId, act, input }: IncidentRequest,
  find: Find<Found>,
): Promise<{ found: Found | null; viewer: Viewer }> {
  const ref = refOf(workspaceId, input);
  const userId = personOf(act.by);
  if (userId === null) return { found: ref && (await find(tx, ref)), viewer: { kind: 'operator' } };
  const asked = await findViewer(tx, { workspaceId, userId, ref });
  const requested = asked.incident;
  const isInside =
    requested !== null && requested.channelId !== null && requested.channelId === input.channelId;
  const membership = membershipOf(asked.membership, { isInside, source: act.source });
  const viewer = { kind: 'person', userKind: asked.userKind, membership } as const;
  if (!requested || !maySee(requested, viewer)) return { found: null, viewer };
  const found = await find(tx, { workspaceId, number: requested.number });
  // It may have become private while this change waited for the lock.
  return { found: found && maySee(found.incident, viewer) ? found : null, viewer };
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
