import { lt } from 'drizzle-orm';
import { z } from 'zod';
import type { KnownMark } from '../../../../domain/timeline/item-history.js';
import {
  type MarkKind,
  markKey,
  markKinds,
  type ObservedMark,
} from '../../../../domain/timeline/messages/observed-mark.js';
import {
  type MessageRef,
  timeOf,
  type Version,
} from '../../../../domain/timeline/messages/observed-message.js';
import type { Tx } from '../../../database.js';
import { marks } from '../../../schema/timeline.js';
import { changed, updateSql } from '../change-record.js';
import { isHighlightSql } from './highlights.js';

/**
 * Stores a mark as observed, unless a later observation is known. Can be repeated, in any order. `at`: when it was
 * added or removed, or found to be.
 */
export async function storeMark(
  tx: Tx,
  mark: ObservedMark,
  { observedAt, at = timeOf(mark.version) }: { observedAt: Date; at?: Date },
): Promise<void> {
  const { workspaceId, channelId, ts, kind, name, byId, isOn, version, note } = mark;
  const columns = { kind, name, byId, isOn, version, at, observedAt, note };
  await tx.orm
    .insert(marks)
    .values({ workspaceId, channelId, ts, key: markKey(mark), ...columns })
    .onConflictDoUpdate({
      target: [marks.workspaceId, marks.channelId, marks.ts, marks.key],
      set: changed(columns),
      setWhere: lt(marks.version, version),
    });
}

/**
 * Makes a message a highlight while it has a mark. False if the message isn't stored yet. The row is locked first, so
 * that marks just added by others count.
 */
export async function updateHighlight(tx: Tx, { workspaceId, channelId, ts }: MessageRef): Promise<boolean> {
  const ref = [workspaceId, channelId, ts];
  const [locked] = await Promise.all([tx.run(`${lock} ts = $3 for update`, ref), tx.run(judge, ref)]);
  return locked.length > 0;
}

/** The same for many messages of one channel at once. */
export async function updateHighlights(
  tx: Tx,
  { workspaceId, channelId, ts }: { workspaceId: string; channelId: string; ts: string[] },
): Promise<void> {
  if (ts.length === 0) return;
  const refs = [workspaceId, channelId, ts];
  await Promise.all([
    tx.run(`${lock} ts = any($3::text[]) order by ts for update`, refs),
    tx.run(judgeMany, refs),
  ]);
}

const lock = 'select 1 from messages where workspace_id = $1 and channel_id = $2 and';

const judgeMany = judgeSql('any($3::text[])');

/** An active or removed mark. */
export interface StoredMark {
  ts: string;
  name: string;
  byId: string;
  isOn: boolean;
  observedAt: Date;
}

/** The marks of one kind, on these messages or in the whole channel. */
export async function marksOfKind(
  tx: Tx,
  asked: { workspaceId: string; channelId: string; kind: MarkKind; among: string[] | null },
): Promise<StoredMark[]> {
  const { workspaceId, channelId, kind, among } = asked;
  const rows = await tx.run(ofKind, [workspaceId, channelId, kind, among]);
  return rows.map((row) => storedMark.parse(row));
}

const ofKind = `
  select ts, name, by_id as "byId", is_on as "isOn", observed_at as "observedAt" from marks
  where workspace_id = $1 and channel_id = $2 and kind = $3 and ($4::text[] is null or ts = any($4::text[]))`;

const storedMark = z.object({
  ts: z.string(),
  name: z.string(),
  byId: z.string(),
  isOn: z.boolean(),
  observedAt: z.coerce.date(),
});

const judge = judgeSql('$3');

/** A message that becomes a highlight, or stops being one, is processed again. */
function judgeSql(ts: string): string {
  return `
  ${updateSql('messages', 'is_highlight = judged.is_highlight')}
  from (
    select one.ts, ${isHighlightSql({ workspaceId: '$1', channelId: '$2', ts: 'one.ts' })} as is_highlight
    from messages one where workspace_id = $1 and channel_id = $2 and ts = ${ts}
  ) judged
  where workspace_id = $1 and channel_id = $2 and messages.ts = judged.ts
    and messages.is_highlight <> judged.is_highlight`;
}

/** The latest version among the marks of each of these messages: anything new must come after it. */
export async function latestMarks(
  tx: Tx,
  { workspaceId, channelId, ts }: { workspaceId: string; channelId: string; ts: string[] },
): Promise<Map<string, Version>> {
  if (ts.length === 0) return new Map();
  const rows = await tx.run(latest, [workspaceId, channelId, ts]);
  return new Map(rows.map((row) => latestMark.parse(row)).map((row) => [row.ts, row.version]));
}

const latest = `
  select ts, max(version) as version from marks
  where workspace_id = $1 and channel_id = $2 and ts = any($3::text[])
  group by ts`;

const latestMark = z.object({ ts: z.string(), version: z.string() });

/** The marks on a message, including removed ones. */
export async function marksOf(tx: Tx, { workspaceId, channelId, ts }: MessageRef): Promise<KnownMark[]> {
  const rows = await tx.run(allMarks, [workspaceId, channelId, ts]);
  return rows.map((row) => knownMark.parse(row));
}

const allMarks = `
  select kind, name, by_id as "byId", is_on as "isOn", note, at
  from marks where workspace_id = $1 and channel_id = $2 and ts = $3 order by version, key`;
const knownMark = z.object({
  kind: z.enum(markKinds),
  name: z.string(),
  byId: z.string(),
  isOn: z.boolean(),
  note: z.string().nullable(),
  at: z.coerce.date(),
});
