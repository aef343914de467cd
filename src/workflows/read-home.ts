import { countActionItems, listActionItems } from '../db/queries/action-items/list-action-items.js';
import { listIncidents } from '../db/queries/incident/incidents.js';
import { findViewer } from '../db/queries/people/viewers.js';
import type { ActionItem } from '../domain/action-items/action-item.js';
import type { ComparedFigures } from '../domain/figures/team-figures.js';
import type { Incident } from '../domain/incident/incident.js';
import { seesNothing, seesPublic } from '../domain/incident/visibility.js';
import type { Deps } from './deps.js';

/** What a person's Home tab shows; only what they may see. */
export interface Home {
  /** Incidents that they are in and that are not over, newest first. */
  mine: Incident[];
  /** Active incidents, newest first. */
  open: Incident[];
  /** Their unfinished action items, by due date. */
  items: ActionItem[];
  /** How many more there are; `isExact`: whether all of them were counted. */
  moreItems: { count: number; isExact: boolean };
  /** Null for whoever doesn't see the incidents that aren't private, such as guests; and if they can't be read. */
  figures: ComparedFigures | null;
}

/** Counting further would cost more than the number is worth. */
const maxCounted = 200;

/** Reads a Home tab; `limits`: how many incidents of each sort and how many action items. */
export async function readHome(
  { db, teamFigures }: Pick<Deps, 'db'> & { teamFigures: () => Promise<ComparedFigures | null> },
  { workspaceId, userId }: { workspaceId: string; userId: string },
  limits: { incidents: number; items: number },
): Promise<Home> {
  const { userKind, lastGapAt } = await findViewer(db, { workspaceId, userId, ref: null });
  if (seesNothing(userKind)) return nothing;
  const viewer = { userId, seesPublic: seesPublic(userKind), lastGapAt };
  const asked = { workspaceId, viewer, limit: limits.incidents };
  const own = { workspaceId, viewer, ownerId: userId, incidentNumber: null, dueBefore: null };
  const [mine, open, items, count, figures] = await Promise.all([
    listIncidents(db, { ...asked, phases: ['active', 'learning'], memberId: userId }),
    listIncidents(db, { ...asked, phases: ['active'] }),
    listActionItems(db, { ...own, skip: 0, limit: limits.items }),
    countActionItems(db, own, maxCounted),
    viewer.seesPublic ? teamFigures() : null,
  ]);
  const moreItems = { count: Math.max(0, count - items.length), isExact: count < maxCounted };
  return { mine, open, items, moreItems, figures };
}

const nothing: Home = {
  ...{ mine: [], open: [], items: [], moreItems: { count: 0, isExact: true }, figures: null },
};
