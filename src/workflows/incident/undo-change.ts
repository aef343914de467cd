import type { Tx } from '../../db/database.js';
import { actionItemHistories, actionItemsOf } from '../../db/queries/action-items/action-items.js';
import { newestEntries } from '../../db/queries/timeline/timeline-entries.js';
import { restoreDropped } from '../../domain/action-items/decisions/restore-dropped.js';
import { type UndoInput, undo, undoLooksAt } from '../../domain/incident/decisions/undo.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice, Outcome, Request } from '../request.js';
import { changeIncidentWith } from './change-incident.js';

/** Undoes a person's last change to an incident. */
export function undoChange(deps: Deps, request: Request<IncidentChoice & UndoInput>): Promise<Outcome> {
  const { input, act } = request;
  return changeIncidentWith(deps, request, {
    read: async (tx, incident) => ({
      entries: await newestEntries(tx, incident, { after: 0, limit: undoLooksAt }),
      items: incident.status === 'canceled' ? await itemsWithHistory(tx, incident) : [],
    }),
    decide: (incident, { entries, items }) => {
      const undone = undo(incident, entries, input, deps.policy, act);
      return undone.kind === 'refused' ? undone : restoreDropped(undone, items, act);
    },
  });
}

async function itemsWithHistory(tx: Tx, incident: Incident) {
  const [items, histories] = await Promise.all([
    actionItemsOf(tx, incident),
    actionItemHistories(tx, incident),
  ]);
  return items.map((item) => ({ item, history: histories.get(item.number) ?? [] }));
}
