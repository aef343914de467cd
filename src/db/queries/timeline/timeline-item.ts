import { z } from 'zod';
import type { Incident, IncidentKey } from '../../../domain/incident/incident.js';
import type { ItemChange } from '../../../domain/timeline/events.js';
import { type ItemKey, itemRefOf } from '../../../domain/timeline/item-key.js';
import type { MessageRef } from '../../../domain/timeline/messages/observed-message.js';
import type { TimelineEntry } from '../../../domain/timeline/timeline-entry.js';
import type { TimelineItem } from '../../../domain/timeline/timeline-item.js';
import type { Tx } from '../../database.js';
import { updateSql } from './change-record.js';
import { entryFromRow } from './timeline-entries.js';
import { itemOf, itemsSql } from './timeline-items.js';

/** One item of an incident's timeline, or null. */
export async function findItem(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  key: ItemKey,
): Promise<TimelineItem | null> {
  const ref = itemRefOf(key);
  if (!ref) return null;
  const place = [workspaceId, number, 'infinity', '', 1];
  const [row] =
    ref.kind === 'entry'
      ? await tx.run(theEntry, [...place, ref.id])
      : await tx.run(theMessage, [...place, ref.ts]);
  return row ? itemOf(tx, row) : null;
}

const theEntry = itemsSql({ entries: 'and id = $6::bigint', messages: 'and false' });
const theMessage = itemsSql({ entries: 'and false', messages: 'and ts = $6' });

/** Stores an item's edited text and time; the edit itself is an entry of its own. */
export async function saveItemEdit(
  tx: Tx,
  incident: Incident,
  key: ItemKey,
  { text, occurredAt, isHighlight }: ItemChange,
): Promise<void> {
  const ref = itemRefOf(key);
  const { workspaceId, number } = incident;
  const values = [workspaceId, number, text?.to, occurredAt?.to];
  if (ref?.kind === 'entry')
    await tx.run(updateEntry, [...values, isHighlight === null ? null : !isHighlight.to, ref.id]);
  else if (ref) await tx.run(updateMessage, [...values, ref.ts]);
}

const setShown =
  'shown_text = coalesce($3, shown_text), occurred_at = coalesce($4::timestamptz, occurred_at)';
const updateEntry = `
  ${updateSql('timeline_entries', `${setShown}, is_hidden = coalesce($5::boolean, is_hidden)`)}
  where workspace_id = $1 and incident_number = $2 and id = $6::bigint`;
const updateMessage = `
  ${updateSql('messages', setShown)}
  where workspace_id = $1 and incident_number = $2 and ts = $5`;

/** Who edited an item, earliest first. */
export async function editsOf(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  key: ItemKey,
): Promise<TimelineEntry[]> {
  const rows = await tx.run(edits, [workspaceId, number, key]);
  return rows.map((row) => entryFromRow(tx, stored.parse(row)));
}

const edits = `
  select workspace_id as "workspaceId", incident_number as "incidentNumber", id::int, occurred_at as "occurredAt", captured_at as "capturedAt", author_id as "authorId", source, event,
    shown_text as "shownText", is_hidden as "isHidden"
  from timeline_entries
  where workspace_id = $1 and incident_number = $2
    and event ->> 'kind' = 'item_edited' and event ->> 'item' = $3
  order by id`;

const stored = z.object({
  workspaceId: z.string(),
  incidentNumber: z.number(),
  id: z.number(),
  occurredAt: z.coerce.date(),
  capturedAt: z.coerce.date(),
  authorId: z.string().nullable(),
  source: z.string(),
  event: z.unknown(),
  shownText: z.string().nullable(),
  isHidden: z.boolean(),
});

/** A message's texts, oldest first; the last one is current. */
export async function itemTextsOf(
  tx: Tx,
  { workspaceId, channelId, ts }: MessageRef,
): Promise<{ version: string; text: string }[]> {
  const rows = await tx.run(texts, [workspaceId, channelId, ts]);
  return rows.map((row) => storedText.parse(row));
}

const texts = `
  select version, text from message_revisions where workspace_id = $1 and channel_id = $2 and ts = $3
  union all
  select version, text from messages where workspace_id = $1 and channel_id = $2 and ts = $3
  order by version`;
const storedText = z.object({ version: z.string(), text: z.string() });
