import type { Tx } from '../../db/database.js';
import { failedEffects } from '../../db/queries/delivery/failed-effects.js';
import { countPending } from '../../db/queries/delivery/pending-effects.js';
import { announcedIn, announcementsOf } from '../../db/queries/incident/announcements.js';
import { type IncidentFilter, listIncidents } from '../../db/queries/incident/incidents.js';
import { type FoundViewer, findViewer } from '../../db/queries/people/viewers.js';
import { findSyncState } from '../../db/queries/timeline/channel-sync/channel-syncs.js';
import { newestEntries } from '../../db/queries/timeline/timeline-entries.js';
import { type PageAsked, timelinePage } from '../../db/queries/timeline/timeline-page.js';
import type { OpenFailure } from '../../domain/delivery/delivery-task.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { Phase } from '../../domain/incident/status.js';
import { actRefusal, declareRefusal, seesNothing, seesPublic } from '../../domain/incident/visibility.js';
import type { Refusal } from '../../domain/refusal.js';
import type { SyncState } from '../../domain/timeline/channel-sync/sync-state.js';
import type { TimelinePage } from '../../domain/timeline/timeline-item.js';
import { openFailures } from '../delivery/open-failures.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Request } from '../request.js';
import { visibleIncident } from './change-incident.js';

/** A person's read-only request; it changes nothing, so it claims no key. */
export type Question<Input> = Pick<Request<Input>, 'workspaceId' | 'act'> & { userId: string; input: Input };

/** One incident with its context for a reader. */
export interface IncidentReport {
  incident: Incident;
  /** Failed deliveries. */
  failures: OpenFailure[];
  /** The number of pending effects. */
  waiting: number;
  /** The channels it was announced in. */
  announcedIn: string[];
}

/** The incident that a person refers to; null if it is not visible to them. */
export async function showIncident(
  deps: Deps,
  question: Question<IncidentChoice>,
): Promise<IncidentReport | null> {
  const incident = await visibleIncident(deps.db, question);
  if (!incident) return null;
  const [failures, waiting, announcements] = await Promise.all([
    failedEffects(deps.db, incident),
    countPending(deps.db, incident),
    announcementsOf(deps.db, incident),
  ]);
  return {
    incident,
    failures: openFailures(failures),
    waiting,
    announcedIn: announcements.map(({ channelId }) => channelId),
  };
}

/** The incident of the person's channel, or the one they named; null if it is not visible to them. */
export function findVisible(deps: Deps, question: Question<IncidentChoice>): Promise<Incident | null> {
  return visibleIncident(deps.db, question);
}

/** The current incident and the id of its last entry: the shown fields did not change before that entry. */
export async function findWithLastEntry(
  deps: Pick<Deps, 'db'>,
  question: Question<IncidentChoice>,
): Promise<{ incident: Incident; lastEntry: number } | null> {
  const found = await visibleIncident(deps.db, question);
  const [last] = found ? await newestEntries(deps.db, found, { after: 0, limit: 1 }) : [];
  // Read again: a change between the two reads is then shown, not missed.
  const incident = found && (await visibleIncident(deps.db, question));
  return incident && { incident, lastEntry: last?.id ?? 0 };
}

export interface ListInput {
  phases: readonly Phase[];
  /** Only incidents whose channel the person is in. */
  mine: boolean;
  before: number | null;
  limit: number;
}

/** Incidents visible to the person, newest first. */
export async function listVisible(deps: Deps, question: Question<ListInput>): Promise<Incident[]> {
  const { workspaceId, userId, input } = question;
  const viewer = await viewerOf(deps.db, workspaceId, userId);
  return listForViewer(deps.db, viewer, {
    workspaceId,
    phases: input.phases,
    limit: input.limit,
    ...(input.mine && { memberId: userId }),
    ...(input.before !== null && { before: input.before }),
  });
}

/**
 * A page of an incident's timeline; null if it is not visible to the person. `reading`: what the record still lacks
 * of its channel; null if it is complete.
 */
export async function readTimeline(
  deps: Pick<Deps, 'db'>,
  question: Question<IncidentChoice & PageAsked>,
): Promise<{ incident: Incident; page: TimelinePage; reading: SyncState | null } | null> {
  const incident = await visibleIncident(deps.db, question);
  if (!incident) return null;
  const [page, reading] = await Promise.all([
    timelinePage(deps.db, incident, question.input),
    findSyncState(deps.db, incident),
  ]);
  return { incident, page, reading };
}

/**
 * The incidents that a channel's message may belong to, visible to the person: first those announced there, then
 * those they are in, then other open ones; each newest first.
 */
export async function likelyIncidents(
  { db }: Pick<Deps, 'db'>,
  { workspaceId, userId, channelId }: { workspaceId: string; userId: string; channelId: string },
): Promise<Incident[]> {
  const viewer = await viewerOf(db, workspaceId, userId);
  const asked = { workspaceId, phases: ['active', 'learning'], limit: 100 } as const;
  const [all, mine, announced] = await Promise.all([
    listForViewer(db, viewer, asked),
    listForViewer(db, viewer, { ...asked, memberId: userId }),
    announcedIn(db, { workspaceId, channelId }),
  ]);
  const mineNumbers = new Set(mine.map(({ number }) => number));
  const rank = ({ number }: Incident) => (announced.has(number) ? 0 : mineNumbers.has(number) ? 1 : 2);
  return all.toSorted((a, b) => rank(a) - rank(b));
}

/** The refusal to show a form to a person who may not declare or act, or null. */
export async function formRefusal(
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

/** Incidents that match the filter and are visible to the person. */
export async function listVisibleTo(
  tx: Tx,
  userId: string,
  filter: Omit<IncidentFilter, 'viewer'>,
): Promise<Incident[]> {
  return listForViewer(tx, await viewerOf(tx, filter.workspaceId, userId), filter);
}

/** Applies `maySee` to a list. */
async function listForViewer(
  tx: Tx,
  { userId, userKind, lastGapAt }: ListViewer,
  filter: Omit<IncidentFilter, 'viewer'>,
): Promise<Incident[]> {
  if (seesNothing(userKind)) return [];
  const viewer = { userId, seesPublic: seesPublic(userKind), lastGapAt };
  return listIncidents(tx, { ...filter, viewer });
}
