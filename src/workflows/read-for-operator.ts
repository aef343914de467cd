import { type EffectFilter, listEffects } from '../db/queries/delivery/effect-admin.js';
import { failedEffects } from '../db/queries/delivery/failed-effects.js';
import { findIncident, type IncidentFilter, listIncidents } from '../db/queries/incident/incidents.js';
import { namesWithin } from '../db/queries/people/names.js';
import { copyBytes } from '../db/queries/timeline/messages/file-copies.js';
import { allEntries } from '../db/queries/timeline/timeline-entries.js';
import { timelinePage } from '../db/queries/timeline/timeline-page.js';
import { workspaceIds } from '../db/queries/workspaces.js';
import type { StoredEffect } from '../domain/delivery/stored-effect.js';
import type { Incident, IncidentKey } from '../domain/incident/incident.js';
import { holderOf } from '../domain/incident/role.js';
import type { TimelineEntry } from '../domain/timeline/timeline-entry.js';
import type { TimelinePage } from '../domain/timeline/timeline-item.js';
import type { Deps } from './deps.js';

type Store = Deps['db'];

/** One incident with its timeline and failures. */
export interface FullIncident {
  incident: Incident;
  entries: TimelineEntry[];
  /** The highlights, messages included, and the number of all entries. */
  page: TimelinePage;
  failures: StoredEffect[];
  /** Names of users, channels and groups by id. */
  names: ReadonlyMap<string, string>;
}

/** What the operator may read: everything, private incidents included. The Slack ids of every workspace. */
export function allWorkspaces(db: Store): Promise<string[]> {
  return workspaceIds(db);
}

/** Incidents of a workspace, newest first, with the names of their commanders by id. */
export async function allIncidents(
  db: Store,
  filter: Omit<IncidentFilter, 'viewer'>,
): Promise<{ incidents: Incident[]; names: ReadonlyMap<string, string> }> {
  const incidents = await listIncidents(db, { ...filter, viewer: null });
  const commanders = incidents.map(({ roles }) => holderOf(roles, 'commander'));
  return { incidents, names: await namesWithin(db, filter.workspaceId, commanders) };
}

/** An incident with its entries, at most `maxHighlights` highlights and its failed effects; null if it doesn't exist. */
export async function fullIncident(
  db: Store,
  key: IncidentKey,
  maxHighlights: number,
): Promise<FullIncident | null> {
  const [incident, entries, page, failures] = await Promise.all([
    findIncident(db, key),
    allEntries(db, key),
    timelinePage(db, key, { isAll: false, before: null, limit: maxHighlights }),
    failedEffects(db, key),
  ]);
  if (!incident) return null;
  const names = await namesWithin(db, key.workspaceId, { incident, entries, page });
  return { incident, entries, page, failures, names };
}

/** Effects in the given states, oldest first. */
export function allEffects(db: Store, filter: EffectFilter): Promise<StoredEffect[]> {
  return listEffects(db, filter);
}

/** The bytes of the copy of one file; null if there is none. */
export function copyOfFile(db: Store, incident: IncidentKey, fileId: string): Promise<Uint8Array | null> {
  return copyBytes(db, incident, fileId);
}
