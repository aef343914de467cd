import { z } from 'zod';
import type { RowCount } from '../../../domain/erasure/erasure.js';
import type { Tx } from '../../database.js';

/** A table with rows of workspaces, and its columns that can hold people's ids or text. */
export interface WorkspaceTable {
  name: string;
  columns: { name: string; type: string }[];
}

/** Every table whose rows belong to a workspace. */
export async function workspaceTables(tx: Tx): Promise<WorkspaceTable[]> {
  const rows = await tx.run(everyTable);
  return rows.map((row) => table.parse(row));
}

const everyTable = `
  select table_name as name, coalesce(json_agg(json_build_object('name', column_name, 'type', case data_type
    when 'ARRAY' then 'text[]' else data_type end) order by ordinal_position)
    filter (where column_name <> 'workspace_id' and (data_type in ('text', 'jsonb') or udt_name = '_text')), '[]') as columns
  from information_schema.columns where table_schema = 'public'
  group by table_name having bool_or(column_name = 'workspace_id') order by table_name`;

const table = z.object({
  name: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
});

/** How many rows of the workspace each table has in which this pattern is; without a pattern, all. Those with none are left out. */
export async function countRows(
  tx: Tx,
  workspaceId: string,
  { tables, pattern }: { tables: readonly WorkspaceTable[]; pattern: string },
): Promise<RowCount[]> {
  const counts: RowCount[] = [];
  for (const { name } of tables) {
    const [row] = await tx.run(
      `select count(*)::int as rows from ${name} as one where workspace_id = $1 and ($2 = '' or one::text ~* $2)`,
      [workspaceId, pattern],
    );
    counts.push({ table: name, rows: z.object({ rows: z.number() }).parse(row).rows });
  }
  return counts.filter(({ rows }) => rows > 0);
}

/** Deletes every row of the workspace. */
export async function deleteWorkspace(
  tx: Tx,
  workspaceId: string,
  tables: readonly WorkspaceTable[],
): Promise<void> {
  for (const { name } of tables) await tx.run(`delete from ${name} where workspace_id = $1`, [workspaceId]);
}
