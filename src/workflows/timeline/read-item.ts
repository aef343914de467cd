import { marksOf } from '../../db/queries/timeline/messages/marks.js';
import { editsOf, findItem, itemTextsOf } from '../../db/queries/timeline/timeline-item.js';
import type { Incident } from '../../domain/incident/incident.js';
import { type ItemEvent, itemHistory } from '../../domain/timeline/item-history.js';
import { type ItemKey, itemRefOf } from '../../domain/timeline/item-key.js';
import type { TimelineItem } from '../../domain/timeline/timeline-item.js';
import type { Deps } from '../deps.js';
import { visibleIncident } from '../incident/change-incident.js';
import type { Question } from '../incident/read-incidents.js';
import type { IncidentChoice } from '../request.js';

/** A timeline item and its history. */
export interface ItemWithHistory {
  item: TimelineItem;
  /** Oldest first. */
  history: ItemEvent[];
}

/**
 * A timeline item with its history; `story` is null if there is no such item. Returns null if the incident is not
 * visible to the person.
 */
export async function readItem(
  { db }: Pick<Deps, 'db'>,
  question: Question<IncidentChoice & { item: ItemKey }>,
): Promise<{ incident: Incident; story: ItemWithHistory | null } | null> {
  const incident = await visibleIncident(db, question);
  if (!incident) return null;
  const key = question.input.item;
  const item = await findItem(db, incident, key);
  if (!item) return { incident, story: null };
  const ref = itemRefOf(key);
  const message = ref?.kind === 'message' && incident.channelId !== null ? ref : null;
  const place = {
    workspaceId: incident.workspaceId,
    channelId: incident.channelId ?? '',
    ts: message?.ts ?? '',
  };
  const [edits, texts, marks] = await Promise.all([
    editsOf(db, incident, key),
    message ? itemTextsOf(db, place) : [],
    message ? marksOf(db, place) : [],
  ]);
  return { incident, story: { item, history: itemHistory({ edits, texts, marks }) } };
}
