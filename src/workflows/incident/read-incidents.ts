import type { Tx } from '../../db/database.js';
import { countPending, failedEffects } from '../../db/queries/delivery/effects.js';
import { announcedIn, announcementsOf } from '../../db/queries/incident/announcements.js';
import { type IncidentFilter, listIncidents } from '../../db/queries/incident/incidents.js';
import { type FoundViewer, findViewer } from '../../db/queries/people/viewers.js';
import { syncStateOf } from '../../db/queries/timeline/channel-syncs.js';
import { latestEntries, newestEntries } from '../../db/queries/timeline/timeline-entries.js';
import { type PageAsked, timelinePage } from '../../db/queries/timeline/timeline-page.js';
import type { OpenFailure } from '../../domain/delivery/delivery-task.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { Phase } from '../../domain/incident/status.js';
import { actRefusal, declareRefusal, seesNothing, seesPublic } from '../../domain/incident/visibility.js';
import type { Refusal } from '../../domain/refusal.js';
import type { SyncState } from '../../domain/timeline/channel-sync.js';
import type { TimelineEntry } from '../../domain/timeline/timeline-entry.js';
import type { TimelinePage } from '../../domain/timeline/timeline-item.js';
import { openFailures } from '../delivery/open-failures.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Request } from '../request.js';
import { visibleIncident } from './change-incident.js';

/** What a person asks to see; nothing is changed, so no key is claimed. */
export type Question<Input> = Pick<Request<Input>, 'workspaceId' | 'act'> & { userId: string; input: Input };

/** One incident with what a reader wants beside it. */
export interface IncidentReport {
  incident: Incident;
  /** The newest entries, oldest first. */
  entries: TimelineEntry[];
  /** What Slack refused for good. */
  failures: OpenFailure[];
  /** How many things Slack has not been told yet. */
  waiting: number;
  /** Where it was announced. */
  announcedIn: string[];
}

/** The incident that a person means, if they may see it; null otherwise. */
export async function showIncident(
  deps: Deps,
  question: Question<IncidentChoice & { entries: number }>,
): Promise<IncidentReport | null> {
  const incident = await visibleIncident(deps.db, question);
  if (!incident) return null;
  const [entries, failures, waiting, announcements] = await Promise.all([
    latestEntries(deps.db, incident, question.input.entries),
    failedEffects(deps.db, incident),
    countPending(deps.db, incident),
    announcementsOf(deps.db, incident),
  ]);
  return {
    incident,
    entries,
    failures: openFailures(failures),
    waiting,
    announcedIn: announcements.map(({ channelId }) => channelId),
  };
}

/** The incident of the channel where a person stands, or the one they named; null where there is none for them. */
export function findVisible(deps: Deps, question: Question<IncidentChoice>): Promise<Incident | null> {
  return visibleIncident(deps.db, question);
}

/** The incident as it is now, and the last entry of its record: what is shown of it was not changed before that entry. */
export async function lookAt(
  deps: Pick<Deps, 'db'>,
  question: Question<IncidentChoice>,
): Promise<{ incident: Incident; lastEntry: number } | null> {
  const found = await visibleIncident(deps.db, question);
  const [last] = found ? await newestEntries(deps.db, found, { after: 0, limit: 1 }) : [];
  // Read once more: what was changed between the two is on show, not missed.
  const incident = found && (await visibleIncident(deps.db, question));
  return incident && { incident, lastEntry: last?.id ?? 0 };
}

export interface ListInput {
  phases: readonly Phase[];
  /** Only those that the person is in. */
  mine: boolean;
  before: number | null;
  limit: number;
}

/** Incidents that the person may see, newest first. */
export async function listVisible(deps: Deps, question: Question<ListInput>): Promise<Incident[]> {
  const { workspaceId, userId, input } = question;
  const viewer = await viewerOf(deps.db, workspaceId, userId);
  return listSeen(deps.db, viewer, {
    workspaceId,
    phases: input.phases,
    limit: input.limit,
    ...(input.mine && { memberId: userId }),
    ...(input.before !== null && { before: input.before }),
  });
}

/**
 * A part of an incident's timeline, if the person may see the incident; null otherwise. `reading`: what is not in the
 * record of its channel; null when all is.
 */
export async function readTimeline(
  deps: Pick<Deps, 'db'>,
  question: Question<IncidentChoice & PageAsked>,
): Promise<{ incident: Incident; page: TimelinePage; reading: SyncState | null } | null> {
  const incident = await visibleIncident(deps.db, question);
  if (!incident) return null;
  const [page, reading] = await Promise.all([
    timelinePage(deps.db, incident, question.input),
    syncStateOf(deps.db, incident),
  ]);
  return { incident, page, reading };
}

/**
 * The incidents that a message of a channel may belong to, which the person may see: those announced there first, then
 * those that they are in, then the others that are not over; each newest first.
 */
export async function likelyIncidents(
  { db }: Pick<Deps, 'db'>,
  { workspaceId, userId, channelId }: { workspaceId: string; userId: string; channelId: string },
): Promise<Incident[]> {
  const viewer = await viewerOf(db, workspaceId, userId);
  const asked = { workspaceId, phases: ['active', 'learning'], limit: 100 } as const;
  const [all, mine, announced] = await Promise.all([
    listSeen(db, viewer, asked),
    listSeen(db, viewer, { ...asked, memberId: userId }),
    announcedIn(db, { workspaceId, channelId }),
  ]);
  const mineToo = new Set(mine.map(({ number }) => number));
  const rank = ({ number }: Incident) => (announced.has(number) ? 0 : mineToo.has(number) ? 1 : 2);
  return all.toSorted((a, b) => rank(a) - rank(b));
}

/** What a person's Home tab shows: what they are in and is not over, and what else is open. Newest first. */
export async function incidentsOfHome(
  { db }: Pick<Deps, 'db'>,
  { workspaceId, userId, limit }: { workspaceId: string; userId: string; limit: number },
): Promise<{ mine: Incident[]; open: Incident[] }> {
  const viewer = await viewerOf(db, workspaceId, userId);
  const base = { workspaceId, limit };
  const [mine, open] = await Promise.all([
    listSeen(db, viewer, { ...base, phases: ['active', 'learning'], memberId: userId }),
    listSeen(db, viewer, { ...base, phases: ['active'] }),
  ]);
  return { mine, open };
}

/** Why somebody may declare nothing, or act nowhere, so that no form opens for them; or null. */
export async function whyNot(
  { db, policy }: Pick<Deps, 'db' | 'policy'>,
  { workspaceId, userId, isDeclaring }: { workspaceId: string; userId: string; isDeclaring: boolean },
): Promise<Refusal | null> {
  const { userKind } = await viewerOf(db, workspaceId, userId);
  return isDeclaring ? declareRefusal(userKind, policy) : actRefusal(userKind);
}

type ListViewer = FoundViewer & { userId: string };

async function viewerOf(tx: Tx, workspaceId: string, userId: string): Promise<ListViewer> {
  return { userId, ...(await findViewer(tx, { workspaceId, userId, ref: null })) };
}

/** The incidents that a person may see, of those that the filter lets through. */
export async function listSeenBy(
  tx: Tx,
  userId: string,
  filter: Omit<IncidentFilter, 'viewer'>,
): Promise<Incident[]> {
  return listSeen(tx, await viewerOf(tx, filter.workspaceId, userId), filter);
}

/** What `maySee` says of many. */
async function listSeen(
  tx: Tx,
  { userId, userKind, lastGapAt }: ListViewer,
  filter: Omit<IncidentFilter, 'viewer'>,
): Promise<Incident[]> {
  if (seesNothing(userKind)) return [];
  const viewer = { userId, seesPublic: seesPublic(userKind), lastGapAt };
  return listIncidents(tx, { ...filter, viewer });
}
