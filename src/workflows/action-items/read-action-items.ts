import { findActionItem } from '../../db/queries/action-items/action-items.js';
import { type ActionItemFilter, listActionItems } from '../../db/queries/action-items/list-action-items.js';
import { findViewer } from '../../db/queries/people/viewers.js';
import type { ActionItem } from '../../domain/action-items/action-item.js';
import type { Incident } from '../../domain/incident/incident.js';
import { seesNothing, seesPublic } from '../../domain/incident/visibility.js';
import type { Deps } from '../deps.js';
import { visibleIncident } from '../incident/change-incident.js';
import type { Question } from '../incident/read-incidents.js';

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
