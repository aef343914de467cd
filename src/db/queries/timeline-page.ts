import { z } from 'zod';
import type { IncidentKey } from '../../domain/incident.js';
import { markKinds } from '../../domain/seen-mark.js';
import type { SeenFile } from '../../domain/seen-message.js';
import type { Cursor, TimelineLine, TimelinePage } from '../../domain/timeline-line.js';
import type { Tx } from '../database.js';
import { entryFromRow } from './timeline.js';

export interface PageAsked {
  /** Also what was only written, and not marked. */
  isAll: boolean;
  /** Lines before this place; null: the latest. */
  before: Cursor | null;
  limit: number;
}

/** A part of an incident's timeline by index, whatever else the tables hold. */
export async function timelinePage(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { isAll, before, limit }: PageAsked,
): Promise<TimelinePage> {
  const values = [workspaceId, number, before?.at.toISOString() ?? 'infinity', before?.key ?? '', limit + 1];
  const [rows, [counted]] = await Promise.all([
    tx.run(isAll ? allLines : keyLines, values),
    tx.run(counts, [workspaceId, number]),
  ]);
  const lines = rows.slice(0, limit).map(lineOf).toReversed();
  const first = lines[0];
  return {
    lines,
    before: rows.length > limit && first ? { at: first.occurredAt, key: first.key } : null,
    counts: z.object({ key: z.number(), all: z.number() }).parse(counted),
  };
}

/** Newest first. A line's `line_key` tells it from others of the same moment. */
const linesWhere = (which: string) => `
  with lines as (
    (select occurred_at, 'e' || lpad(id::text, 18, '0') as line_key, 'entry' as kind, to_jsonb(entry) as body
     from timeline_entries entry
     where workspace_id = $1 and incident_number = $2 and occurred_at <= $3::timestamptz
       and (occurred_at < $3::timestamptz or 'e' || lpad(id::text, 18, '0') < $4)
     order by occurred_at desc, id desc limit $5::int)
    union all
    (select occurred_at, 'm' || ts as line_key, 'message' as kind, to_jsonb(message) as body
     from messages message
     where workspace_id = $1 and incident_number = $2 ${which} and occurred_at <= $3::timestamptz
       and (occurred_at < $3::timestamptz or 'm' || ts < $4)
     order by occurred_at desc, ts desc limit $5::int)
  )
  select lines.*, mark.body as mark
  from lines
  left join lateral (
    select to_jsonb(marks) as body from marks
    where lines.kind = 'message' and workspace_id = $1 and channel_id = lines.body ->> 'channel_id'
      and ts = lines.body ->> 'ts' and is_on
    order by version, key limit 1
  ) mark on true
  order by occurred_at desc, line_key desc
  limit $5::int`;

const keyLines = linesWhere('and is_key');
const allLines = linesWhere('');

const counts = `
  select (entries + marked)::int as key, (entries + written)::int as all from (
    select
      (select count(*) from timeline_entries where workspace_id = $1 and incident_number = $2) as entries,
      (select count(*) from messages where workspace_id = $1 and incident_number = $2 and is_key) as marked,
      (select count(*) from messages where workspace_id = $1 and incident_number = $2) as written
  ) as counted`;

const time = z.union([z.date(), z.string()]).pipe(z.coerce.date());
const entryBody = z.object({
  id: z.number(),
  occurred_at: time,
  captured_at: time,
  source: z.string(),
  author_id: z.string().nullable(),
  happening: z.unknown(),
});
const messageBody = z.object({
  workspace_id: z.string(),
  channel_id: z.string(),
  ts: z.string(),
  thread_ts: z.string().nullable(),
  is_broadcast: z.boolean(),
  author_id: z.string(),
  author_name: z.string().nullable(),
  is_bot: z.boolean(),
  text: z.string(),
  files: z.array(z.custom<SeenFile>()),
  deleted_at: time.nullable(),
});
const mark = z.object({ kind: z.enum(markKinds), name: z.string(), by_id: z.string() });
const row = z.object({
  occurred_at: time,
  line_key: z.string(),
  kind: z.enum(['entry', 'message']),
  body: z.unknown(),
  mark: mark.nullable(),
});

function lineOf(raw: Record<string, unknown>): TimelineLine {
  const { kind, occurred_at: occurredAt, line_key: key, body, mark: marked } = row.parse(raw);
  if (kind === 'entry') {
    const { id, occurred_at, captured_at, source, author_id, happening } = entryBody.parse(body);
    const columns = {
      id,
      source,
      happening,
      occurredAt: occurred_at,
      capturedAt: captured_at,
      authorId: author_id,
    };
    return { kind, occurredAt, key, entry: entryFromRow(columns) };
  }
  const it = messageBody.parse(body);
  const message = {
    workspaceId: it.workspace_id,
    channelId: it.channel_id,
    ts: it.ts,
    threadTs: it.thread_ts,
    isBroadcast: it.is_broadcast,
    authorId: it.author_id,
    authorName: it.author_name,
    isBot: it.is_bot,
    content: { text: it.text, files: it.files },
    deletedAt: it.deleted_at,
    mark: marked && { kind: marked.kind, name: marked.name, byId: marked.by_id },
  };
  return { kind, occurredAt, key, message };
}
