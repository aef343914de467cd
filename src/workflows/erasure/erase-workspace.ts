import { countRows, deleteWorkspace, workspaceTables } from '../../db/queries/erasure/workspace-tables.js';
import type { RowCount } from '../../domain/erasure/erasure.js';
import type { Deps } from '../deps.js';

/** How many rows of a workspace each table had, and has afterwards. */
export interface ErasedWorkspace {
  before: RowCount[];
  after: RowCount[];
}

/** Deletes everything of a workspace, its audit log included, in one transaction. */
export function eraseWorkspace(db: Deps['db'], workspaceId: string): Promise<ErasedWorkspace> {
  return db.transaction(async (tx) => {
    const tables = await workspaceTables(tx);
    const before = await countRows(tx, workspaceId, { tables, pattern: '' });
    await deleteWorkspace(tx, workspaceId, tables);
    return { before, after: await countRows(tx, workspaceId, { tables, pattern: '' }) };
  });
}
