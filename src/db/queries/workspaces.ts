import type { Tx } from '../database.js';
import { workspaces } from '../schema/incident.js';

/** The Slack ids of every workspace in the database. */
export async function workspaceIds(tx: Tx): Promise<string[]> {
  const rows = await tx.orm
    .select({ id: workspaces.workspaceId })
    .from(workspaces)
    .orderBy(workspaces.workspaceId);
  return rows.map(({ id }) => id);
}
