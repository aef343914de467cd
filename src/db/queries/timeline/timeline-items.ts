import { z } from 'zod';
import { itemKey } from '../../../domain/timeline/item-key.js';
import { markKinds } from '../../../domain/timeline/messages/observed-mark.js';
import type { TimelineItem } from '../../../domain/timeline/timeline-item.js';
import type { Tx } from '../../database.js';
import { isInEffectSql } from './messages/highlights.js';
import { messageFromRow, messageRowFromJson } from './messages/message-row.js';
import { entryFromRow } from './timeline-entries.js';

/**
 * SQL for timeline items, newest first: at most $5 of those before a position ($3 its time, $4 its key) of incident $2
 * in workspace $1. `entries` and `messages` are additional conditions.
 */
export function itemsSql({ entries, messages }: { entries: string; messages: string }): string {
  return `
  with items as (
    (select occurred_at, 'e' || lpad(id::text, 18, '0') as item_key, 'entry' as kind, to_jsonb(entry) as body
     from timeline_entries entry
     where workspace_id = $1 and incident_number = $2 ${entries} and occurred_at <= $3::timestamptz
       and (occurred_at < $3::timestamptz or 'e' || lpad(id::text, 18, '0') < $4)
     order by occurred_at desc, id desc limit $5::int)
    union all
    (select occurred_at, 'm' || ts as item_key, 'message' as kind, to_jsonb(message) as body
     from messages message
     where workspace_id = $1 and incident_number = $2 ${messages} and occurred_at <= $3::timestamptz
       and (occurred_at < $3::timestamptz or 'm' || ts < $4)
     order by occurred_at desc, ts desc limit $5::int)
  )
  select items.*, mark.body as mark, edit.author_id as edited_by_id
  from items
  left join lateral (
    select to_jsonb(marks) as body from marks
    where items.kind = 'message' and (items.body ->> 'is_highlight')::boolean
      and workspace_id = $1 and channel_id = items.body ->> 'channel_id' and ts = items.body ->> 'ts'
      and ${isInEffectSql('marks')}
    order by version, key limit 1
  ) mark on true
  left join lateral (
    select author_id from timeline_entries
    where items.body ->> 'shown_text' is not null and workspace_id = $1 and incident_number = $2
      and event ->> 'kind' = 'item_edited' and event ->> 'item' = items.item_key
      and event -> 'text' <> 'null'::jsonb
    order by id desc limit 1
  ) edit on true
  order by occurred_at desc, item_key desc
  limit $5::int`;
}

const time = z.coerce.date();
const entryBody = z.object({
  workspace_id: z.string(),
  incident_number: z.number(),
  id: z.number(),
  occurred_at: time,
  captured_at: time,
  source: z.string(),
  author_id: z.string().nullable(),
  event: z.unknown(),
  shown_text: z.string().nullable(),
  is_hidden: z.boolean(),
});
const mark = z.object({
  kind: z.enum(markKinds),
  name: z.string(),
  by_id: z.string(),
  note: z.string().nullable(),
});
const row = z.object({
  occurred_at: time,
  kind: z.enum(['entry', 'message']),
  body: z.unknown(),
  mark: mark.nullable(),
  edited_by_id: z.string().nullable(),
});

/** A row of `itemsSql` as an item. Throws if it isn't one. */
export function itemOf(tx: Pick<Tx, 'onUnreadable'>, raw: Record<string, unknown>): TimelineItem {
  const { kind, occurred_at: occurredAt, body, mark: marked, edited_by_id: editedById } = row.parse(raw);
  const edited = editedById === null ? {} : { editedById };
  if (kind === 'entry') {
    const { id, occurred_at, captured_at, source, author_id, event, shown_text, is_hidden, ...of } =
      entryBody.parse(body);
    const columns = {
      ...{ workspaceId: of.workspace_id, incidentNumber: of.incident_number },
      ...{ id, source, event, occurredAt: occurred_at, capturedAt: captured_at, authorId: author_id },
      ...{ shownText: shown_text, isHidden: is_hidden },
    };
    return { kind, occurredAt, key: itemKey({ kind, id }), entry: entryFromRow(tx, columns), ...edited };
  }
  const { isHighlight, shownText, ...columns } = messageRowFromJson(body);
  const { revisions: _revisions, version, ...stored } = messageFromRow(tx, columns, []);
  const message = {
    ...stored,
    ...{ isHighlight, isEdited: version !== stored.ts, shownText },
    mark: marked && { kind: marked.kind, name: marked.name, byId: marked.by_id, note: marked.note },
  };
  return { kind, occurredAt, key: itemKey({ kind, ts: stored.ts }), message, ...edited };
}
