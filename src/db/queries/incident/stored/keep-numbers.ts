import type { IncidentKey } from '../../../../domain/incident/incident.js';
import type { StoredIncident, StoredRow } from '../../../../domain/incident/stored-incident.js';
import type { Tx } from '../../../database.js';

/** Lets numbers that are given later come after those of these rows. Locks the workspace until the transaction ends. */
export async function keepNumbers(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  tables: StoredIncident['tables'],
): Promise<void> {
  await tx.run(keepHighest, [
    ...[workspaceId, number],
    ...[highest(tables.action_items, 'number'), highest(tables.runbooks, 'number')],
  ]);
  // Gaps do no harm, and the sequence isn't set back if the transaction is.
  await tx.run(`select setval(sequence, greatest(nextval(sequence), $1::bigint)) from ${entryIds}`, [
    highest(tables.timeline_entries, 'id'),
  ]);
}

const keepHighest = `
  insert into workspaces as known
    (workspace_id, last_incident_number, last_action_item_number, last_runbook_number)
  values ($1, $2::int, $3::int, $4::int)
  on conflict (workspace_id) do update set
    last_incident_number = greatest(known.last_incident_number, excluded.last_incident_number),
    last_action_item_number = greatest(known.last_action_item_number, excluded.last_action_item_number),
    last_runbook_number = greatest(known.last_runbook_number, excluded.last_runbook_number)`;

const entryIds = `(select pg_get_serial_sequence('timeline_entries', 'id')::regclass as sequence) as ids`;

function highest(rows: readonly StoredRow[] = [], column: string): number {
  return rows.reduce((most, row) => Math.max(most, Number(row[column])), 0);
}
