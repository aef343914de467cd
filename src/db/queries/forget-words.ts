import { z } from 'zod';
import type { Incident } from '../../domain/incident.js';
import type { Tx } from '../database.js';

/**
 * Empties these messages, by their timestamps, of all that was written in them and about them: texts and files with what
 * they were before, copies, notes of who marked them, what people made of their words. That they were there, by whom and
 * when, stays.
 */
export async function forgetMessages(tx: Tx, incident: Incident, ts: string[], at: Date): Promise<void> {
  if (ts.length === 0) return;
  const { workspaceId, number, channelId } = incident;
  const [, , , notes] = await Promise.all([
    tx.run(forgetCopies, [workspaceId, channelId, ts, number]),
    tx.run(forgetRevisions, [workspaceId, channelId, ts]),
    tx.run(emptyMessages, [workspaceId, channelId, ts, at.toISOString()]),
    tx.run(emptyNotes, [workspaceId, channelId, ts]),
  ]);
  await forgetAmendments(
    tx,
    incident,
    ts.map((one) => `m${one}`),
  );
  await forgetSalts(tx, incident, [
    ...ts.map((one) => `message ${channelId} ${one}`),
    ...notes.map((row) => note.parse(row)).map((mark) => `mark ${channelId} ${mark.ts} ${mark.key}`),
  ]);
}

/** The same for quotes, by the ids of their entries: who is quoted, from where, and who brought it stays. */
export async function forgetQuotes(tx: Tx, incident: Incident, ids: number[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  const emptied = { text: '', files: [], note: null, purgedAt: at.toISOString() };
  await tx.run(emptyQuotes, [incident.workspaceId, incident.number, ids, emptied]);
  await forgetAmendments(
    tx,
    incident,
    ids.map((id) => `e${String(id).padStart(18, '0')}`),
  );
  await forgetSalts(tx, incident, ids.map(entryPart));
}

/** What people mended of lines that are forgotten now: that they did, and when, stays. */
async function forgetAmendments(tx: Tx, incident: Incident, lines: string[]): Promise<void> {
  const rows = await tx.run(emptyAmendments, [incident.workspaceId, incident.number, lines]);
  await forgetSalts(
    tx,
    incident,
    rows.map((row) => entryPart(entry.parse(row).id)),
  );
}

/** Without the salt nobody can find out, by trying, what a seal was set on. */
async function forgetSalts(
  tx: Tx,
  { workspaceId, number }: Pick<Incident, 'workspaceId' | 'number'>,
  facts: string[],
): Promise<void> {
  if (facts.length > 0) await tx.run(emptySalts, [workspaceId, number, facts]);
}

function entryPart(id: number): string {
  return `entry ${id}`;
}

/** A file may stand in several messages; its copy goes with the last of them. */
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
  update messages
  set text = '', files = '[]', shown_text = null, purged_at = $4::timestamptz, is_fresh = true
  where workspace_id = $1 and channel_id = $2 and ts = any($3::text[])`;

/** A person's own mark may have had another note before. */
const emptyNotes = `
  update marks set note = null, is_fresh = true
  where workspace_id = $1 and channel_id = $2 and ts = any($3::text[]) and (note is not null or kind = 'shortcut')
  returning ts, key`;

const emptyQuotes = `
  update timeline_entries set happening = happening || $4::jsonb, shown_text = null, is_fresh = true
  where workspace_id = $1 and incident_number = $2 and id = any($3::bigint[])`;

const emptyAmendments = `
  update timeline_entries
  set happening = jsonb_set(happening, '{text}', '{"from": "", "to": ""}'), is_fresh = true
  where workspace_id = $1 and incident_number = $2 and happening ->> 'kind' = 'amended'
    and happening ->> 'line' = any($3::text[]) and jsonb_typeof(happening -> 'text') = 'object'
  returning id::int`;

const emptySalts = `
  update seals set salt = null
  where workspace_id = $1 and incident_number = $2 and fact = any($3::text[]) and salt is not null`;

const note = z.object({ ts: z.string(), key: z.string() });
const entry = z.object({ id: z.number() });
