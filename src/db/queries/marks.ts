import { lt } from 'drizzle-orm';
import { markKey, type SeenMark } from '../../domain/seen-mark.js';
import { type MessageRef, timeOf } from '../../domain/seen-message.js';
import type { Tx } from '../database.js';
import { marks } from '../schema.js';

/** Remembers what was told of a mark, unless something later is known of it. Again, and out of order, does no harm. */
export async function noteMark(tx: Tx, mark: SeenMark): Promise<void> {
  const { workspaceId, channelId, ts, kind, name, byId, isOn, version } = mark;
  const told = { kind, name, byId, isOn, version, at: timeOf(version) };
  await tx.orm
    .insert(marks)
    .values({ workspaceId, channelId, ts, key: markKey(mark), ...told })
    .onConflictDoUpdate({
      target: [marks.workspaceId, marks.channelId, marks.ts, marks.key],
      set: told,
      setWhere: lt(marks.version, version),
    });
}

/** Makes a message a key entry as long as a mark stands on it. False where the record has no such message yet. */
export async function judgeMessage(tx: Tx, { workspaceId, channelId, ts }: MessageRef): Promise<boolean> {
  const rows = await tx.run(judge, [workspaceId, channelId, ts]);
  return rows.length > 0;
}

const judge = `
  update messages set is_key = exists (
    select 1 from marks
    where workspace_id = $1 and channel_id = $2 and ts = $3 and is_on
  )
  where workspace_id = $1 and channel_id = $2 and ts = $3
  returning 1`;
