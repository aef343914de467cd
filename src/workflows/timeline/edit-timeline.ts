import type { Tx } from '../../db/database.js';
import { namesOf } from '../../db/queries/people/names.js';
import { findItem, saveItemEdit } from '../../db/queries/timeline/timeline-item.js';
import { type Decision, rejected } from '../../domain/decision.js';
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

/** Mends a line of an incident's timeline: its words, its time, or whether it stands among the highlights. */
export function editTimeline(deps: Deps, request: Request<EditInput>): Promise<Outcome> {
  return once(deps, request, async (tx) => {
    const found = await incidentToChange(tx, request);
    if (found.kind === 'rejected') return found;
    return (await changedSince(tx, found.incident, request)) ?? editOne(tx, found.incident, request);
  });
}

/** Within a transaction that holds the incident. */
export async function editOne(
  tx: Tx,
  incident: Incident,
  { input, act }: Pick<Request<ItemEdit & { line: ItemKey }>, 'input' | 'act'>,
): Promise<Decision> {
  const line = await findItem(tx, incident, input.line);
  const now = line && editable(line);
  if (!now) return rejected({ kind: 'item_not_found', number: incident.number });
  const text = await shownTextOf(tx, incident, { wanted: input.text, before: now.text });
  const decision = editItem(incident, now, { ...input, text }, act);
  if (decision.kind === 'rejected') return decision;
  for (const { event } of decision.entries) {
    if (event.kind !== 'item_edited') continue;
    await saveItemEdit(tx, incident, now.key, event);
    const ref = itemRefOf(now.key);
    if (event.isHighlight && ref?.kind === 'message')
      await markByHand(tx, incident, { ts: ref.ts, isOn: event.isHighlight.to, note: null }, act);
  }
  return decision;
}

/** The words as they are kept: a form shows whom they mention by name, and the mention stays one. */
async function shownTextOf(
  tx: Tx,
  { workspaceId }: Incident,
  { wanted, before }: { wanted: string | null; before: string | null },
): Promise<string | null> {
  if (wanted === null || before === null) return wanted;
  return withReferences(wanted, before, namesIn(await namesOf(tx, workspaceId, unlabeledIds(before))));
}
