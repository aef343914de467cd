import type { Tx } from '../../db/database.js';
import { namesOf } from '../../db/queries/people/names.js';
import { findItem, saveItemEdit } from '../../db/queries/timeline/timeline-item.js';
import { type Decision, refused } from '../../domain/decision.js';
import type { Incident } from '../../domain/incident/incident.js';
import { editable, editItem, type ItemEdit } from '../../domain/timeline/decisions/edit-item.js';
import { type ItemKey, itemRefOf } from '../../domain/timeline/item-key.js';
import { namesIn, unlabeledIds, withReferences } from '../../domain/timeline/readable.js';
import type { Deps } from '../deps.js';
import { changedSince, incidentToChange } from '../incident/change-incident.js';
import { once } from '../once.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { markByHand } from './mark-by-hand.js';

export type EditInput = IncidentChoice & ItemEdit & { line: ItemKey };

/** Edits a timeline item: its text, its time, or whether it is a highlight. */
export function editTimeline(deps: Deps, request: Request<EditInput>): Promise<Outcome> {
  return once(deps, request, async (tx) => {
    const found = await incidentToChange(tx, request);
    if (found.kind === 'refused') return found;
    return (await changedSince(tx, found.incident, request)) ?? editWithin(tx, found.incident, request);
  });
}

/** Edits one item, in a transaction that has locked the incident. */
export async function editWithin(
  tx: Tx,
  incident: Incident,
  { input, act }: Pick<Request<ItemEdit & { line: ItemKey }>, 'input' | 'act'>,
): Promise<Decision> {
  const line = await findItem(tx, incident, input.line);
  const now = line && editable(line);
  if (!now) return refused({ kind: 'item_not_found', number: incident.number });
  const text = await textToStore(tx, incident, { wanted: input.text, before: now.text });
  const decision = editItem(incident, now, { ...input, text }, act);
  if (decision.kind === 'refused') return decision;
  for (const { event } of decision.entries) {
    if (event.kind !== 'item_edited') continue;
    await saveItemEdit(tx, incident, now.key, event);
    const ref = itemRefOf(now.key);
    if (event.isHighlight && ref?.kind === 'message')
      await markByHand(tx, incident, { ts: ref.ts, isOn: event.isHighlight.to, note: null }, act);
  }
  return decision;
}

/** The text to store: forms show mentions as names, and this turns them back into mentions. */
async function textToStore(
  tx: Tx,
  { workspaceId }: Incident,
  { wanted, before }: { wanted: string | null; before: string | null },
): Promise<string | null> {
  if (wanted === null || before === null) return wanted;
  return withReferences(wanted, before, namesIn(await namesOf(tx, workspaceId, unlabeledIds(before))));
}
