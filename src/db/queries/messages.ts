import type { SeenMessage } from '../../domain/seen-message.js';
import type { Tx } from '../database.js';

/** Keeps the message where its channel is an incident's; nothing of any other channel is kept. Again is harmless. */
export async function insertMessage(tx: Tx, seen: SeenMessage, capturedAt: Date): Promise<void> {
  const { workspaceId, channelId, ts, threadTs, authorId, text } = seen;
  const occurredAt = new Date(Number(ts) * 1_000).toISOString();
  await tx.run(insertWhereIncident, [
    workspaceId,
    channelId,
    ts,
    threadTs,
    authorId,
    text,
    occurredAt,
    capturedAt.toISOString(),
  ]);
}

const insertWhereIncident = `
  insert into messages
    (workspace_id, channel_id, ts, incident_number, thread_ts, author_id, text, occurred_at, captured_at)
  select $1, $2, $3, number, $4, $5, $6, $7::timestamptz, $8::timestamptz
  from incidents where workspace_id = $1 and channel_id = $2
  on conflict do nothing`;
