import { and, eq, sql } from 'drizzle-orm';
import type { SeenMessage } from '../../domain/seen-message.js';
import type { Tx } from '../database.js';
import { incidents, messages } from '../schema.js';

/** Keeps the message where its channel is an incident's; nothing of any other channel is kept. Again is harmless. */
export async function insertMessage(tx: Tx, seen: SeenMessage, capturedAt: Date): Promise<void> {
  const { workspaceId, channelId, ts, threadTs, authorId, text } = seen;
  const occurredAt = new Date(Number(ts) * 1_000).toISOString();
  await tx.orm.execute(sql`
    insert into ${messages}
      (workspace_id, channel_id, ts, incident_number, thread_ts, author_id, text, occurred_at, captured_at)
    select ${workspaceId}, ${channelId}, ${ts}, ${incidents.number}, ${threadTs}, ${authorId}, ${text},
      ${occurredAt}::timestamptz, ${capturedAt.toISOString()}::timestamptz
    from ${incidents}
    where ${and(eq(incidents.workspaceId, workspaceId), eq(incidents.channelId, channelId))}
    on conflict do nothing`);
}
