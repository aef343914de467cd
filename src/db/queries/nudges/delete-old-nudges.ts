import type { Tx } from '../../database.js';

/**
 * Deletes at most `limit` rows of the ledger that were claimed before `before`, and returns how many. Those about
 * something that is still open stay: their slots would be owed again. A digest's key names its day, which doesn't come
 * again.
 */
export async function deleteOldNudges(
  tx: Tx,
  workspaceId: string,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const [row] = await tx.run(deleteOld, [workspaceId, before.toISOString(), limit]);
  return Number(row?.count);
}

const deleteOld = `
  with deleted as (
    delete from nudges where workspace_id = $1 and key in (
      select key from nudges
      where workspace_id = $1 and claimed_at < $2::timestamptz
        and not exists (select from action_items
          where workspace_id = $1 and number = substring(subject from '^ACT-([0-9]+)$')::int
            and status in ('open', 'in_progress', 'blocked'))
        and not exists (select from incidents
          where workspace_id = $1 and number = substring(subject from '^INC-([0-9]+)$')::int
            and status not in ('closed', 'canceled'))
      order by claimed_at limit $3::int)
    returning 1)
  select count(*)::int as count from deleted`;
