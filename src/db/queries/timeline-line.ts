import { z } from 'zod';
import type { LineChange } from '../../domain/happening.js';
import type { Incident, IncidentKey } from '../../domain/incident/incident.js';
import { type LineKey, lineRefOf } from '../../domain/timeline/line-key.js';
import type { MessageRef } from '../../domain/timeline/seen-message.js';
import type { TimelineEntry } from '../../domain/timeline/timeline-entry.js';
import type { TimelineLine } from '../../domain/timeline/timeline-line.js';
import type { Tx } from '../database.js';
import { entryFromRow } from './timeline.js';
import { lineOf, linesSql } from './timeline-lines.js';

/** One line of an incident's timeline; null where there is none of that key. */
export async function findLine(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  key: LineKey,
): Promise<TimelineLine | null> {
  const ref = lineRefOf(key);
  if (!ref) return null;
  const place = [workspaceId, number, 'infinity', '', 1];
  const [row] =
    ref.kind === 'entry'
      ? await tx.run(theEntry, [...place, ref.id])
      : await tx.run(theMessage, [...place, ref.ts]);
  return row ? lineOf(row) : null;
}

const theEntry = linesSql({ entries: 'and id = $6::bigint', messages: 'and false' });
const theMessage = linesSql({ entries: 'and false', messages: 'and ts = $6' });

/** Makes the words and the time of a line what somebody has made of them; the change itself is an entry of its own. */
export async function mendLine(
  tx: Tx,
  incident: Incident,
  key: LineKey,
  { text, occurredAt, isKey }: LineChange,
): Promise<void> {
  const ref = lineRefOf(key);
  const { workspaceId, number } = incident;
  const values = [workspaceId, number, text?.to, occurredAt?.to];
  if (ref?.kind === 'entry') await tx.run(mendEntry, [...values, isKey === null ? null : !isKey.to, ref.id]);
  else if (ref) await tx.run(mendMessage, [...values, ref.ts]);
}

const mendEntry = `
  update timeline_entries
  set shown_text = coalesce($3, shown_text), occurred_at = coalesce($4::timestamptz, occurred_at),
    is_hidden = coalesce($5::boolean, is_hidden), is_fresh = true
  where workspace_id = $1 and incident_number = $2 and id = $6::bigint`;
const mendMessage = `
  update messages
  set shown_text = coalesce($3, shown_text), occurred_at = coalesce($4::timestamptz, occurred_at), is_fresh = true
  where workspace_id = $1 and incident_number = $2 and ts = $5`;

/** Who mended a line, the first time first. */
export async function amendmentsOf(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  key: LineKey,
): Promise<TimelineEntry[]> {
  const rows = await tx.run(amendments, [workspaceId, number, key]);
  return rows.map((row) => entryFromRow(stored.parse(row)));
}

const amendments = `
  select id::int, occurred_at as "occurredAt", captured_at as "capturedAt", author_id as "authorId", source, happening,
    shown_text as "shownText", is_hidden as "isHidden"
  from timeline_entries
  where workspace_id = $1 and incident_number = $2
    and happening ->> 'kind' = 'amended' and happening ->> 'line' = $3
  order by id`;

const stored = z.object({
  id: z.number(),
  occurredAt: z.coerce.date(),
  capturedAt: z.coerce.date(),
  authorId: z.string().nullable(),
  source: z.string(),
  happening: z.unknown(),
  shownText: z.string().nullable(),
  isHidden: z.boolean(),
});

/** What a message said, oldest first, the present words last. */
export async function textsOf(
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
