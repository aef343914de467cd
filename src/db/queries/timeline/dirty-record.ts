import { z } from 'zod';
import type { Incident, IncidentKey } from '../../../domain/incident/incident.js';
import type { Tx } from '../../database.js';

/** The parts of an incident's record that have changed since it was last processed; at most `limit` of each kind. */
export interface DirtyRecord {
  /** Messages of the incident's channel, by their timestamps. */
  messages: string[];
  /** Marks on these messages. */
  marks: { ts: string; key: string }[];
  /** Timeline entries, by their ids. */
  entries: number[];
}

/** Incidents whose records have changed since they were last processed. */
export async function incidentsWithDirtyRecords(tx: Tx, limit: number): Promise<IncidentKey[]> {
  const rows = await tx.run(withDirtyRecord, [limit]);
  return rows.map((row) => incidentKey.parse(row));
}

const withDirtyRecord = `
  select workspace_id as "workspaceId", incident_number as number from messages where is_dirty
  union
  select workspace_id, incident_number from timeline_entries where is_dirty
  union
  select marks.workspace_id, number from marks
  join incidents on incidents.workspace_id = marks.workspace_id and incidents.channel_id = marks.channel_id
  where is_dirty
  limit $1::int`;

/** Makes this transaction the only one that processes the incident's record. False if another one does. */
export async function claimRecord(tx: Tx, incident: IncidentKey): Promise<boolean> {
  const [row] = await tx.run('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as is_ours', [
    recordOf(incident),
  ]);
  return row?.is_ours === true;
}

/** The same, but waits until the other one is done, which takes a moment. */
export async function awaitRecord(tx: Tx, incident: IncidentKey): Promise<void> {
  await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 0))', [recordOf(incident)]);
}

function recordOf({ workspaceId, number }: IncidentKey): string {
  return `record of ${workspaceId} ${number}`;
}

/** Locks the changed parts until the transaction ends; parts being written right now are left for the next run. */
export async function lockDirtyRecord(
  tx: Tx,
  { workspaceId, number, channelId }: Incident,
  limit: number,
): Promise<DirtyRecord> {
  const [messages, marks, entries] = await Promise.all([
    tx.run(dirtyMessages, [workspaceId, number, limit]),
    tx.run(dirtyMarks, [workspaceId, channelId, limit]),
    tx.run(dirtyEntries, [workspaceId, number, limit]),
  ]);
  return {
    messages: messages.map((row) => message.parse(row).ts),
    marks: marks.map((row) => mark.parse(row)),
    entries: entries.map((row) => entry.parse(row).id),
  };
}

const dirtyMessages = `
  select ts from messages where workspace_id = $1 and incident_number = $2 and is_dirty
  order by ts limit $3::int for update skip locked`;
const dirtyMarks = `
  select ts, key from marks where workspace_id = $1 and channel_id = $2 and is_dirty
  order by ts, key limit $3::int for update skip locked`;
const dirtyEntries = `
  select id::int from timeline_entries where workspace_id = $1 and incident_number = $2 and is_dirty
  order by id limit $3::int for update skip locked`;

/** Marks these parts as processed. */
export async function clearDirty(
  tx: Tx,
  { workspaceId, number, channelId }: Incident,
  { messages, marks, entries }: DirtyRecord,
): Promise<void> {
  await Promise.all([
    tx.run(settleMessages, [workspaceId, channelId, messages]),
    tx.run(settleMarks, [workspaceId, channelId, marks.map(({ ts }) => ts), marks.map(({ key }) => key)]),
    tx.run(settleEntries, [workspaceId, number, entries]),
  ]);
}

const settleMessages = `
  update messages set is_dirty = false
  where workspace_id = $1 and channel_id = $2 and ts = any($3::text[]) and is_dirty`;
const settleMarks = `
  update marks set is_dirty = false
  from unnest($3::text[], $4::text[]) as looked(ts, key)
  where workspace_id = $1 and channel_id = $2 and marks.ts = looked.ts and marks.key = looked.key and is_dirty`;
const settleEntries = `
  update timeline_entries set is_dirty = false
  where workspace_id = $1 and incident_number = $2 and id = any($3::bigint[]) and is_dirty`;

const incidentKey = z.object({ workspaceId: z.string(), number: z.number() });
const message = z.object({ ts: z.string() });
const mark = z.object({ ts: z.string(), key: z.string() });
const entry = z.object({ id: z.number() });
