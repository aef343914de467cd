import { lt } from 'drizzle-orm';
import { z } from 'zod';
import { type MarkKind, markKey, type SeenMark } from '../../domain/seen-mark.js';
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

/** The same for many messages of one channel at once. */
export async function judgeMessages(
  tx: Tx,
  { workspaceId, channelId, ts }: { workspaceId: string; channelId: string; ts: string[] },
): Promise<void> {
  if (ts.length > 0) await tx.run(judgeMany, [workspaceId, channelId, ts]);
}

const judgeMany = `
  update messages set is_key = exists (
    select 1 from marks
    where workspace_id = $1 and channel_id = $2 and marks.ts = messages.ts and is_on
  )
  where workspace_id = $1 and channel_id = $2 and ts = any($3::text[])`;

/** The marks of one kind that stand, on these messages or in the whole channel. */
export async function standingMarks(
  tx: Tx,
  {
    workspaceId,
    channelId,
    kind,
    among,
  }: { workspaceId: string; channelId: string; kind: MarkKind; among: string[] | null },
): Promise<{ ts: string; kind: MarkKind; name: string; byId: string }[]> {
  const rows = await tx.run(standing, [workspaceId, channelId, kind, among]);
  return rows.map((row) => ({ ...storedMark.parse(row), kind }));
}

const standing = `
  select ts, name, by_id as "byId" from marks
  where workspace_id = $1 and channel_id = $2 and kind = $3 and is_on and ($4::text[] is null or ts = any($4::text[]))`;

const storedMark = z.object({ ts: z.string(), name: z.string(), byId: z.string() });

const judge = `
  update messages set is_key = exists (
    select 1 from marks
    where workspace_id = $1 and channel_id = $2 and ts = $3 and is_on
  )
  where workspace_id = $1 and channel_id = $2 and ts = $3
  returning 1`;
