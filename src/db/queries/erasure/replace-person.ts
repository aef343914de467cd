import { z } from 'zod';
import type { RowCount } from '../../../domain/erasure/erasure.js';
import type { Tx } from '../../database.js';
import { updateSql } from '../timeline/change-record.js';
import type { WorkspaceTable } from './workspace-tables.js';

/** A person of a workspace, and the id that stands for them from now on. */
export interface Erasing {
  workspaceId: string;
  userId: string;
  pseudonymId: string;
}

/** The person's id as a whole word. */
export function patternOf(userId: string): string {
  return `\\m${userId}\\M`;
}

/** What must stay as it is: `whyRemaining` has the reasons. */
const untouched = new Set(['chain_entries', 'request_keys', 'erased_people']);
const keys: Readonly<Record<string, string>> = { effects: 'key', marks: 'key', action_items: 'external_id' };
const records = ['messages', 'marks', 'timeline_entries'] as const;

/** Replaces the person's id in all columns of all tables, and marks what changes of records, so that it is sealed again. */
export async function replaceEverywhere(
  tx: Tx,
  { workspaceId, userId, pseudonymId }: Erasing,
  tables: readonly WorkspaceTable[],
): Promise<RowCount[]> {
  const counts: RowCount[] = [];
  for (const { name, columns } of tables.filter((one) => !untouched.has(one.name))) {
    const changed = columns.filter((column) => column.name !== keys[name]);
    if (changed.length === 0) continue;
    const set = changed.map(replaced).join(', ');
    const record = records.find((one) => one === name);
    const row = changed.map((column) => `coalesce(${column.name}::text, '')`).join(` || ' ' || `);
    const rows = await tx.run(
      `${record ? updateSql(record, set) : `update ${name} set ${set}`}
      where workspace_id = $1 and (${row}) ~ $2 returning 1`,
      [workspaceId, patternOf(userId), pseudonymId],
    );
    if (rows.length > 0) counts.push({ table: name, rows: rows.length });
  }
  return counts;
}

function replaced({ name, type }: WorkspaceTable['columns'][number]): string {
  return `${name} = regexp_replace(${name}::text, $2, $3, 'g')::${type}`;
}

/** Deletes what is only about the person, or would be there twice. Their earlier effects are done or pointless. */
export async function deleteOwnRows(
  tx: Tx,
  { workspaceId, userId, pseudonymId }: Erasing,
): Promise<RowCount[]> {
  const counts: RowCount[] = [];
  for (const [table, where] of Object.entries(ownRows)) {
    const values = [workspaceId, userId, pseudonymId].slice(0, where.includes('$3') ? 3 : 2);
    const rows = await tx.run(
      `delete from ${table} as own where workspace_id = $1 and ${where} returning 1`,
      values,
    );
    if (rows.length > 0) counts.push({ table, rows: rows.length });
  }
  return counts;
}

const ownRows: Readonly<Record<string, string>> = {
  users: 'user_id = $2',
  slack_names: 'id = $2',
  reminder_settings: 'user_id = $2',
  nudge_schedule: 'recipient_id = $2',
  effects: "owner = 'person:' || $2 and state in ('waiting', 'rejected', 'dead', 'blocked')",
  incident_members: `user_id = $2 and exists (select from incident_members other where other.workspace_id = $1
    and other.incident_number = own.incident_number and other.user_id = $3)`,
  nudges: `exists (select from nudges other where other.workspace_id = $1 and other.key <> own.key
    and other.key = regexp_replace(own.key, '\\m' || $2 || '\\M', $3, 'g'))`,
};

/** The name that stands for the person, in their place among the users. */
export async function storePseudonym(
  tx: Tx,
  { workspaceId, pseudonymId }: Omit<Erasing, 'userId'>,
  { name, at }: { name: string; at: Date },
): Promise<void> {
  await tx.run(insertUser, [workspaceId, pseudonymId, name, at.toISOString()]);
}

const insertUser = `
  insert into users (workspace_id, user_id, display_name, names, is_bot, is_deactivated, is_external, observed_at)
  values ($1, $2, $3, '{}', false, true, false, $4::timestamptz) on conflict do nothing`;

/** The names that Slack knows a person by. */
export async function namesOfPerson(tx: Tx, { workspaceId, userId }: Erasing): Promise<string[]> {
  const [row] = await tx.run(
    'select to_json(array_remove(array[display_name, real_name, handle], null)) as names from users where workspace_id = $1 and user_id = $2',
    [workspaceId, userId],
  );
  return row === undefined ? [] : z.object({ names: z.array(z.string()) }).parse(row).names;
}

/** The incidents whose records have the person's id, by number. */
export async function incidentsWith(tx: Tx, { workspaceId, userId }: Erasing): Promise<number[]> {
  const rows = await tx.run(touchedIncidents, [workspaceId, patternOf(userId)]);
  return rows.map((row) => z.object({ number: z.number() }).parse(row).number);
}

const touchedIncidents = `
  select number from incidents
  where workspace_id = $1 and (
    exists (select from timeline_entries one where one.workspace_id = $1 and incident_number = number and one::text ~ $2)
    or exists (select from messages one where one.workspace_id = $1 and incident_number = number and one::text ~ $2)
    or exists (select from marks one where one.workspace_id = $1 and one.channel_id = incidents.channel_id and one::text ~ $2)
    or exists (select from message_revisions one
      where one.workspace_id = $1 and one.channel_id = incidents.channel_id and one::text ~ $2))
  order by number`;

/** The person's messages and quotes of an incident that still have text. */
export async function wordsOf(
  tx: Tx,
  { workspaceId, userId }: Erasing,
  number: number,
): Promise<{ messages: { channelId: string; ts: string }[]; quotes: number[] }> {
  const [messages, quotes] = await Promise.all([
    tx.run(ownMessages, [workspaceId, number, userId]),
    tx.run(ownQuotes, [workspaceId, number, userId]),
  ]);
  return {
    messages: messages.map((row) => z.object({ channelId: z.string(), ts: z.string() }).parse(row)),
    quotes: quotes.map((row) => z.object({ id: z.number() }).parse(row).id),
  };
}

const ownMessages = `
  select channel_id as "channelId", ts from messages
  where workspace_id = $1 and incident_number = $2 and author_id = $3 and purged_at is null`;
const ownQuotes = `
  select id::int from timeline_entries
  where workspace_id = $1 and incident_number = $2 and event ->> 'kind' = 'quoted'
    and event ->> 'authorId' = $3 and event ->> 'purgedAt' is null`;

/** Marks messages whose earlier versions have the person's id as changed. */
export async function touchRevised(tx: Tx, { workspaceId, userId }: Erasing): Promise<void> {
  await tx.run(reviseMessages, [workspaceId, patternOf(userId)]);
}

const reviseMessages = `
  ${updateSql('messages', 'version = version')}
  where workspace_id = $1 and (channel_id, ts) in (
    select channel_id, ts from message_revisions one where workspace_id = $1 and one::text ~ $2)`;

/** Erases the salts of the parts that are to be sealed again, as `nameOfEntry`, `nameOfMessage` and `nameOfMark` name them. */
export async function forgetDirtySalts(tx: Tx, workspaceId: string, numbers: number[]): Promise<void> {
  await tx.run(emptySalts, [workspaceId, numbers]);
}

const emptySalts = `
  update chain_entries as sealed set salt = null
  where workspace_id = $1 and incident_number = any($2::int[]) and salt is not null and (incident_number, part) in (
    select incident_number, 'entry ' || id from timeline_entries
    where workspace_id = $1 and incident_number = any($2::int[]) and is_dirty
    union all
    select incident_number, 'message ' || coalesce(sealed_channel_id, incidents.channel_id) || ' ' || ts
    from messages join incidents using (workspace_id)
    where workspace_id = $1 and number = incident_number and number = any($2::int[]) and is_dirty
    union all
    select number, 'mark ' || coalesce(sealed_channel_id, incidents.channel_id) || ' ' || ts || ' ' || key
    from marks join incidents using (workspace_id, channel_id)
    where workspace_id = $1 and number = any($2::int[]) and is_dirty)`;

/** Takes the person out of the audit log, and the keys of their requests, which name them; gives the entries that did. */
export async function replaceInAudit(
  tx: Tx,
  { workspaceId, userId, pseudonymId }: Erasing,
): Promise<number[]> {
  const rows = await tx.run(
    `update audit_entries set actor_id = $3, salt = null, key = null
    where workspace_id = $1 and actor_kind = 'person' and actor_id = $2 returning seq`,
    [workspaceId, userId, pseudonymId],
  );
  return rows.map((row) => z.object({ seq: z.number() }).parse(row).seq).toSorted((a, b) => a - b);
}
