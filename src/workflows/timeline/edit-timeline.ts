import type { Tx } from '../../db/database.js';
import { namesOf } from '../../db/queries/people/names.js';
import { findItem } from '../../db/queries/timeline/timeline-item.js';
import { refused } from '../../domain/decision.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import {
  type EditableItem,
  editable,
  editItem,
  type ItemEdit,
} from '../../domain/timeline/decisions/edit-item.js';
import type { ItemKey } from '../../domain/timeline/item-key.js';
import { namesIn, unlabeledIds, withReferences } from '../../domain/timeline/messages/readable.js';
import type { Deps } from '../deps.js';
import { changeIncidentWith } from '../incident/change-incident.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';

export type EditInput = IncidentChoice & ItemEdit & { item: ItemKey };

/** Edits a timeline item: its text, its time, or whether it is a highlight. */
export function editTimeline(deps: Deps, request: Request<EditInput>): Promise<Outcome> {
  const { input, act } = request;
  return changeIncidentWith(deps, request, {
    read: async (tx, incident) => {
      const item = await itemToEdit(tx, incident, input.item);
      return (
        item && { item, text: await textToStore(tx, incident, { wanted: input.text, before: item.text }) }
      );
    },
    decide: (incident, found) =>
      found
        ? editItem(incident, found.item, { ...input, text: found.text }, act)
        : refused({ kind: 'item_not_found', number: incident.number }),
  });
}

/** The item as people may edit it; null if there is none, or nothing in it can be edited. */
export async function itemToEdit(tx: Tx, incident: IncidentKey, key: ItemKey): Promise<EditableItem | null> {
  const item = await findItem(tx, incident, key);
  return item && editable(item);
}

/** The text to store: forms show mentions as names, and this turns them back into mentions. */
async function textToStore(
  tx: Tx,
  { workspaceId }: IncidentKey,
  { wanted, before }: { wanted: string | null; before: string | null },
): Promise<string | null> {
  if (wanted === null || before === null) return wanted;
  return withReferences(wanted, before, namesIn(await namesOf(tx, workspaceId, unlabeledIds(before))));
}
