import type { IncidentKey } from '../../../../domain/incident/incident.js';
import type { StoredIncident, StoredRow } from '../../../../domain/incident/stored-incident.js';
import type { Tx } from '../../../database.js';
import { keepNumbers } from './keep-numbers.js';
import { withRunbooks } from './runbooks.js';
import { columnsIn, nameOf, type StoredTable, storedTables } from './tables.js';

/** Rows in one statement, so that a long incident isn't in memory twice. */
const batchSize = 500;

/**
 * Writes what a file has of an incident, under the numbers that it had. Nothing of it may be there: see `takenBy`. Its
 * rows must have passed `checkStored`.
 */
export async function insertStored(tx: Tx, incident: IncidentKey, stored: StoredIncident): Promise<void> {
  const tables = await withRunbooks(tx, incident.workspaceId, stored.tables);
  await keepNumbers(tx, incident, tables);
  const channelId = tables.incidents?.[0]?.channel_id ?? null;
  for (const table of storedTables)
    await insertRows(tx, table, {
      rows: tables[nameOf(table)] ?? [],
      implied: { workspace_id: incident.workspaceId, ...impliedBy(table, incident.number, channelId) },
    });
}

function impliedBy({ implied }: StoredTable, number: number, channelId: unknown): StoredRow {
  const values: StoredRow = { number, incident_number: number, channel_id: channelId };
  return Object.fromEntries(implied.filter((name) => name in values).map((name) => [name, values[name]]));
}

async function insertRows(
  tx: Tx,
  table: StoredTable,
  { rows, implied }: { rows: readonly StoredRow[]; implied: StoredRow },
): Promise<void> {
  const name = nameOf(table);
  const given = new Set(rows.flatMap(Object.keys));
  const columns = [
    ...columnsIn(table).flatMap((one) => (given.has(one.name) ? [one.name] : [])),
    ...Object.keys(implied),
  ];
  for (let from = 0; from < rows.length; from += batchSize) {
    const batch = rows.slice(from, from + batchSize).map((row) => ({ ...row, ...implied }));
    await tx.run(
      `insert into ${name} (${columns.join()}) overriding system value
      select ${columns.join()} from jsonb_populate_recordset(null::${name}, $1::text::jsonb)`,
      [JSON.stringify(batch)],
    );
  }
}
