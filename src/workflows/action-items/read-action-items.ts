import { changesOf, countUnfinished, findActionItem } from '../../db/queries/action-items/action-items.js';
import { type ActionItemFilter, listActionItems } from '../../db/queries/action-items/list-action-items.js';
import { findViewer } from '../../db/queries/people/viewers.js';
import { findItem } from '../../db/queries/timeline/timeline-item.js';
import type { ActionItem } from '../../domain/action-items/action-item.js';
import type { ActionItemChanged } from '../../domain/action-items/report.js';
import type { Incident } from '../../domain/incident/incident.js';
import { seesNothing, seesPublic } from '../../domain/incident/visibility.js';
import { itemKey } from '../../domain/timeline/item-key.js';
import type { TimelineItem } from '../../domain/timeline/timeline-item.js';
import type { Deps } from '../deps.js';
import { visibleIncident } from '../incident/change-incident.js';
import type { Question } from '../incident/read-incidents.js';
import type { IncidentChoice } from '../request.js';

/** An action item with its incident; null if there is none that the person may see. */
export async function readActionItem(
  { db }: Pick<Deps, 'db'>,
  question: Question<{ item: number; channelId: string | null }>,
): Promise<{ incident: Incident; item: ActionItem } | null> {
  const { workspaceId, input } = question;
  const item = await findActionItem(db, { workspaceId, number: input.item });
  if (!item) return null;
  const { incidentNumber: number } = item;
  const incident = await visibleIncident(db, { ...question, input: { number, channelId: input.channelId } });
  return incident && { incident, item };
}

/** An action item with its newest changes, oldest first, and the timeline item that it came from, if it still is there. */
export interface ActionItemStory {
  incident: Incident;
  item: ActionItem;
  history: ActionItemChanged[];
  source: TimelineItem | null;
}

/** The story of an action item; null if there is none that the person may see. */
export async function readActionItemStory(
  deps: Pick<Deps, 'db'>,
  question: Question<{ item: number; channelId: string | null; newest: number }>,
): Promise<ActionItemStory | null> {
  const found = await readActionItem(deps, question);
  if (!found) return null;
  const { incident, item } = found;
  const [history, source] = await Promise.all([
    changesOf(deps.db, item, { after: null, limit: question.input.newest }),
    item.source?.kind === 'entry' ? findItem(deps.db, incident, itemKey(item.source)) : null,
  ]);
  return { incident, item, history, source };
}

/** How many action items of an incident are unfinished; 0 if the person may not see it. */
export async function countVisibleUnfinished(
  { db }: Pick<Deps, 'db'>,
  question: Question<IncidentChoice>,
): Promise<number> {
  const incident = await visibleIncident(db, question);
  return incident ? countUnfinished(db, incident) : 0;
}

/** Action items of incidents that the person may see, by due day; those without one last. */
export async function listVisibleItems(
  { db }: Pick<Deps, 'db'>,
  { workspaceId, userId, input }: Question<Omit<ActionItemFilter, 'workspaceId' | 'viewer'>>,
): Promise<ActionItem[]> {
  const { userKind, lastGapAt } = await findViewer(db, { workspaceId, userId, ref: null });
  if (seesNothing(userKind)) return [];
  const viewer = { userId, seesPublic: seesPublic(userKind), lastGapAt };
  return listActionItems(db, { ...input, workspaceId, viewer });
}
