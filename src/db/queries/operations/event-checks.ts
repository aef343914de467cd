import { z } from 'zod';
import type { Tx } from '../../database.js';

/** The channel in which events are caused; null: there is none yet. */
export async function findCheckChannel(tx: Tx, workspaceId: string): Promise<string | null> {
  const [row] = await tx.run('select channel_id as id from event_checks where workspace_id = $1', [
    workspaceId,
  ]);
  return row ? z.object({ id: z.string() }).parse(row).id : null;
}

export async function storeCheckChannel(tx: Tx, workspaceId: string, channelId: string): Promise<void> {
  await tx.run(
    `insert into event_checks (workspace_id, channel_id) values ($1, $2)
     on conflict (workspace_id) do update set channel_id = excluded.channel_id`,
    [workspaceId, channelId],
  );
}

/** Stores that an event arrived from that channel; does nothing for other channels. */
export async function noteEventHeard(
  tx: Tx,
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
): Promise<void> {
  await tx.run(
    'update event_checks set heard_at = clock_timestamp() where workspace_id = $1 and channel_id = $2',
    [workspaceId, channelId],
  );
}

/** When an event was last heard, by the database's clock, and what time it is there; null: none was. */
export async function readHeard(tx: Tx, workspaceId: string): Promise<{ heardAt: Date | null; now: Date }> {
  const [row] = await tx.run(
    `select clock_timestamp() as now, (select heard_at from event_checks where workspace_id = $1) as "heardAt"`,
    [workspaceId],
  );
  return Heard.parse(row);
}

const Heard = z.object({ now: z.coerce.date(), heardAt: z.coerce.date().nullable() });
