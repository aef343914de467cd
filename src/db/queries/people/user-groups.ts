import { z } from 'zod';
import type { Tx } from '../../database.js';

/** Stores the members of a user group; `at`: when Slack was asked. Newer lists stay. */
export async function storeGroup(
  tx: Tx,
  {
    workspaceId,
    groupId,
    userIds,
    at,
  }: { workspaceId: string; groupId: string; userIds: string[]; at: Date },
): Promise<void> {
  await tx.run(
    `insert into user_groups as known (workspace_id, group_id, user_ids, observed_at)
    values ($1, $2, $3::text[], $4::timestamptz)
    on conflict (workspace_id, group_id) do update
    set user_ids = excluded.user_ids, observed_at = excluded.observed_at
    where excluded.observed_at >= known.observed_at`,
    [workspaceId, groupId, userIds, at.toISOString()],
  );
}

const found = z.object({ group_id: z.string(), has_user: z.boolean() });

/** For each of these groups that is known, whether the user is in it. */
export async function membershipInGroups(
  tx: Tx,
  { workspaceId, userId, groupIds }: { workspaceId: string; userId: string; groupIds: string[] },
): Promise<Map<string, boolean>> {
  const rows = await tx.run(
    `select group_id, $2::text = any(user_ids) as has_user from user_groups
    where workspace_id = $1 and group_id = any($3::text[])`,
    [workspaceId, userId, groupIds],
  );
  return new Map(rows.map((raw) => found.parse(raw)).map(({ group_id, has_user }) => [group_id, has_user]));
}
