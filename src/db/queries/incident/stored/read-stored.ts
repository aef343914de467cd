import { z } from 'zod';
import type { IncidentKey } from '../../../../domain/incident/incident.js';
import type { StoredIncident, StoredRow } from '../../../../domain/incident/stored-incident.js';
import type { Tx } from '../../../database.js';
import { originOf } from '../imports.js';
import { columnsIn, keyOf, nameOf, type StoredTable, storedTables } from './tables.js';

/** Everything stored about an incident; the same rows in the same order whenever nothing has changed. */
export async function readStored(tx: Tx, incident: IncidentKey): Promise<StoredIncident> {
  const [{ url: workspaceUrl }, ...tables] = await Promise.all([
    originOf(tx, incident),
    ...storedTables.map(async (table) => [nameOf(table), await rowsOf(tx, table, incident)] as const),
  ]);
  return { workspaceUrl, tables: Object.fromEntries(tables.filter(([, rows]) => rows.length > 0)) };
}

async function rowsOf(
  tx: Tx,
  table: StoredTable,
  { workspaceId, number }: IncidentKey,
): Promise<StoredRow[]> {
  const columns = columnsIn(table).map(({ name }) => `'${name}', ${name}`);
  const order = keyOf(table).map((name) => `stored.${name}`);
  const rows = await tx.run(
    `select json_build_object(${columns.join()}) as row from ${nameOf(table)} stored
    where workspace_id = $1 and ${table.where} order by ${order.join()}`,
    [workspaceId, number],
  );
  return rows.map((raw) => stored.parse(raw).row);
}

const stored = z.object({ row: z.record(z.string(), z.unknown()) });
