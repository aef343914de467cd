import { z } from 'zod';
import type { IncidentKey } from '../../../../domain/incident/incident.js';
import {
  nameOfEntry,
  nameOfMark,
  nameOfMessage,
} from '../../../../domain/timeline/hash-chain/sealed-content.js';
import { type ItemKey, itemKey } from '../../../../domain/timeline/item-key.js';
import type { MessageRef } from '../../../../domain/timeline/messages/observed-message.js';
import type { Tx } from '../../../database.js';
import { sealedChannelOf } from '../../incident/move-channel.js';
import { updateSql } from '../change-record.js';

/** A message of an incident's channel. */
type InChannel = Pick<MessageRef, 'channelId' | 'ts'>;

/**
 * Erases everything written in or about these messages: texts and files with their revisions, copies, comments on
 * marks, and edits. What stays: that they existed, who wrote them and when.
 */
export async function forgetMessages(
  tx: Tx,
  incident: IncidentKey,
  messages: InChannel[],
  at: Date,
): Promise<void> {
  for (const channelId of new Set(messages.map((message) => message.channelId))) {
    const ts = messages.filter((message) => message.channelId === channelId).map((message) => message.ts);
    await forgetInChannel(tx, incident, { channelId, ts }, at);
  }
}

async function forgetInChannel(
  tx: Tx,
  incident: IncidentKey,
  { channelId, ts }: { channelId: string; ts: string[] },
  at: Date,
): Promise<void> {
  const { workspaceId, number } = incident;
  const which = [workspaceId, channelId, ts];
  await Promise.all([
    tx.run(forgetCopies, [...which, number]),
    tx.run(forgetRevisions, which),
    tx.run(emptyMessages, [...which, at.toISOString()]),
  ]);
  const sealedIn = await sealedChannelOf(tx, incident);
  await forgetSalts(
    tx,
    incident,
    ts.map((one) => nameOfMessage({ channelId: sealedIn, ts: one })),
  );
  await forgetCommentsAndEdits(tx, incident, { channelId, ts });
}

/** Erases what people wrote about messages: comments on marks, and edits. */
export async function forgetCommentsAndEdits(
  tx: Tx,
  incident: IncidentKey,
  { channelId, ts }: { channelId: string; ts: string[] },
): Promise<void> {
  const notes = await tx.run(emptyNotes, [incident.workspaceId, channelId, ts]);
  const sealedIn = await sealedChannelOf(tx, incident);
  const noted = notes.map((row) => nameOfMark({ channelId: sealedIn, ...mark.parse(row) }));
  await forgetSalts(tx, incident, noted);
  const keys = ts.map((one) => itemKey({ kind: 'message', ts: one }));
  await forgetEdits(tx, incident, keys);
}

/** The same for quotes, by the ids of their entries: who is quoted, from where, and who quoted it stay. */
export async function forgetQuotes(tx: Tx, incident: IncidentKey, ids: number[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(emptyQuotes, [incident.workspaceId, incident.number, ids, at.toISOString()]);
  const keys = ids.map((id) => itemKey({ kind: 'entry', id }));
  await forgetEdits(tx, incident, keys);
  await forgetSalts(tx, incident, ids.map(nameOfEntry));
}

/** Erases the text in edits of erased items: that they were edited, and when, stays. */
async function forgetEdits(tx: Tx, incident: IncidentKey, items: ItemKey[]): Promise<void> {
  const rows = await tx.run(emptyEdits, [incident.workspaceId, incident.number, items]);
  const ids = rows.map((row) => entry.parse(row).id);
  await forgetSalts(tx, incident, ids.map(nameOfEntry));
}

/** Without the salt, nobody can find out the sealed text by guessing. */
async function forgetSalts(tx: Tx, { workspaceId, number }: IncidentKey, names: string[]): Promise<void> {
  if (names.length > 0) await tx.run(emptySalts, [workspaceId, number, names]);
}

/** A file may be attached to several messages; its copy is deleted with the last of them. */
const forgetCopies = `
  delete from file_copies copy
  where workspace_id = $1 and incident_number = $4
    and file_id in (
      select jsonb_path_query(files, '$[*].id') #>> '{}' from messages
      where workspace_id = $1 and channel_id = $2 and ts = any($3::text[])
      union
      select jsonb_path_query(files, '$[*].id') #>> '{}' from message_revisions
      where workspace_id = $1 and channel_id = $2 and ts = any($3::text[]))
    and not exists (
      select from messages other
      where other.workspace_id = $1 and other.incident_number = $4 and other.purged_at is null
        and other.ts <> all($3::text[])
        and other.files @> jsonb_build_array(jsonb_build_object('id', copy.file_id)))`;

const forgetRevisions = `
  delete from message_revisions where workspace_id = $1 and channel_id = $2 and ts = any($3::text[])`;

const emptyMessages = `
  ${updateSql('messages', `text = '', files = '[]', shown_text = null, purged_at = $4::timestamptz`)}
  where workspace_id = $1 and channel_id = $2 and ts = any($3::text[])`;

/** A person's own mark may have had a different comment before. */
const emptyNotes = `
  ${updateSql('marks', 'note = null')}
  where workspace_id = $1 and channel_id = $2 and ts = any($3::text[]) and (note is not null or kind = 'shortcut')
  returning ts, key`;

const emptyQuotes = `
  ${updateSql(
    'timeline_entries',
    `event = event || jsonb_build_object('text', '', 'files', '[]'::jsonb, 'note', null, 'purgedAt', $4::text),
      shown_text = null`,
  )}
  where workspace_id = $1 and incident_number = $2 and id = any($3::bigint[])`;

const emptyEdits = `
  ${updateSql('timeline_entries', `event = jsonb_set(event, '{text}', '{"from": "", "to": ""}')`)}
  where workspace_id = $1 and incident_number = $2 and event ->> 'kind' = 'item_edited'
    and event ->> 'item' = any($3::text[]) and jsonb_typeof(event -> 'text') = 'object'
  returning id::int`;

const emptySalts = `
  update chain_entries set salt = null
  where workspace_id = $1 and incident_number = $2 and part = any($3::text[]) and salt is not null`;

const mark = z.object({ ts: z.string(), key: z.string() });
const entry = z.object({ id: z.number() });
