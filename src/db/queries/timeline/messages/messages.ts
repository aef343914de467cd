import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Incident } from '../../../../domain/incident/incident.js';
import type { MessageRange } from '../../../../domain/timeline/channel-sync/channel-history.js';
import type { StoredThread } from '../../../../domain/timeline/channel-sync/threads-to-read.js';
import {
  type MessageRef,
  type ObservedMessage,
  timeOf,
} from '../../../../domain/timeline/messages/observed-message.js';
import type { StoredMessage } from '../../../../domain/timeline/messages/stored-message.js';
import type { Tx } from '../../../database.js';
import { messageRevisions, messages } from '../../../schema/timeline.js';
import { findIncident } from '../../incident/incidents.js';
import { changed } from '../change-record.js';
import { isHighlightSql } from './highlights.js';
import { updateHighlight } from './marks.js';
import { messageFromRow, revisionFromRow } from './message-row.js';

/** What happened to a new message that Slack reported. */
export type Insertion = 'inserted' | 'known' | 'elsewhere';

/**
 * Stores new messages of incident channels, with one statement for any number. Returns for each what happened. `known`:
 * it is stored already, or occurs twice in the list, and has to be merged; `elsewhere`: the channel has no incident,
 * and nothing is stored.
 */
export async function insertMessages(
  tx: Tx,
  list: ObservedMessage[],
  capturedAt: Date,
): Promise<Insertion[]> {
  if (list.length === 0) return [];
  const columns = [
    list.map(({ workspaceId }) => workspaceId),
    list.map(({ channelId }) => channelId),
    list.map(({ ts }) => ts),
    list.map(({ threadTs }) => threadTs),
    list.map(({ isBroadcast }) => isBroadcast),
    list.map(({ authorId }) => authorId),
    list.map(({ authorName }) => authorName),
    list.map(({ isBot }) => isBot),
    list.map(({ content }) => content.text),
    list.map(({ content }) => JSON.stringify(content.files)),
    list.map(({ version }) => version),
    list.map(({ ts }) => timeOf(ts).toISOString()),
  ];
  const rows = await tx.run(insertWhereIncident, [...columns, capturedAt.toISOString()]);
  return rows.map(({ is_ours, is_new }) => (is_ours !== true ? 'elsewhere' : is_new ? 'inserted' : 'known'));
}

/** All statements use the same order, so that two that store the same messages can't deadlock. */
const insertWhereIncident = `
  with incoming as (
    select incoming.*, incidents.number
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::text[], $7::text[], $8::boolean[],
      $9::text[], $10::jsonb[], $11::text[], $12::timestamptz[]) with ordinality
      as incoming (workspace_id, channel_id, ts, thread_ts, is_broadcast, author_id, author_name, is_bot,
        text, files, version, occurred_at, place)
    left join incidents on incidents.workspace_id = incoming.workspace_id and incidents.channel_id = incoming.channel_id
  ), inserted as (
    insert into messages
      (workspace_id, channel_id, ts, incident_number, thread_ts, is_broadcast, author_id, author_name, is_bot,
       text, files, version, occurred_at, captured_at, observed_at, is_highlight)
    select workspace_id, channel_id, ts, number, thread_ts, is_broadcast, author_id, author_name, is_bot,
      text, files, version, occurred_at, $13::timestamptz, $13::timestamptz,
      ${isHighlightSql({ workspaceId: 'incoming.workspace_id', channelId: 'incoming.channel_id', ts: 'incoming.ts' })}
    from incoming where number is not null
    order by workspace_id, channel_id, ts, place
    on conflict do nothing
    returning workspace_id, channel_id, ts
  )
  select number is not null as is_ours,
    inserted.ts is not null and place = min(place) over (partition by workspace_id, channel_id, ts) as is_new
  from incoming left join inserted using (workspace_id, channel_id, ts)
  order by place`;

/** A stored message's state, in short. */
export interface MessageState extends ObservedMessage {
  isDeleted: boolean;
  isPurged: boolean;
  observedAt: Date;
}

/** The stored state of these messages, and which messages of the given range were stored by then. */
export async function messageStates(
  tx: Tx,
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
  asked: { ts: string[]; whole: MessageRange | null; capturedBefore: Date },
): Promise<MessageState[]> {
  const ofChannel = and(eq(messages.workspaceId, workspaceId), eq(messages.channelId, channelId));
  const named = sql`${messages.ts} = any(${`{${asked.ts.join(',')}}`}::text[])`;
  const inRange = asked.whole && and(partOf(asked.whole), lt(messages.capturedAt, asked.capturedBefore));
  // Each has its own index lookup; in one condition, Postgres would scan the whole channel.
  const found = await Promise.all(
    [named, inRange]
      .filter((which) => which != null)
      .map((which) => tx.orm.select().from(messages).where(and(ofChannel, which))),
  );
  const rows = new Map(found.flat().map((row) => [row.ts, row]));
  return [...rows.values()].map((row) => {
    const { revisions: _revisions, deletedAt, purgedAt, ...message } = messageFromRow(tx, row, []);
    return {
      ...message,
      isDeleted: deletedAt !== null,
      isPurged: purgedAt !== null,
      observedAt: row.observedAt,
    };
  });
}

/**
 * Timestamps have equal lengths, so they compare as text. Replies belong to their thread, even if also shown in the
 * channel.
 */
function partOf({ thread, after, before }: MessageRange) {
  const isInThread =
    thread === null
      ? or(isNull(messages.threadTs), eq(messages.threadTs, messages.ts))
      : eq(messages.threadTs, thread);
  return and(gt(messages.ts, after), before === null ? undefined : lt(messages.ts, before), isInThread);
}

/** The threads in a range of the top level (inclusive) with stored replies that weren't deleted. */
export async function storedThreads(
  tx: Tx,
  { workspaceId, channelId }: Incident,
  { after, before }: MessageRange,
): Promise<StoredThread[]> {
  const rows = await tx.run(threads, [workspaceId, channelId, after, before]);
  return rows.map((row) => thread.parse(row));
}

const threads = `
  select thread_ts as ts, count(*)::int as replies, max(ts) as "latestReply" from messages
  where workspace_id = $1 and channel_id = $2 and thread_ts >= $3 and ($4::text is null or thread_ts < $4)
    and thread_ts <> ts and deleted_at is null
  group by thread_ts`;

const thread = z.object({ ts: z.string(), replies: z.number(), latestReply: z.string() });

/** The stored message, its row locked until the transaction ends; null if there is none. */
export async function lockMessage(tx: Tx, ref: MessageRef): Promise<StoredMessage | null> {
  const [row] = await tx.orm.select().from(messages).where(isMessage(ref)).for('update');
  if (!row) return null;
  const revisions = await tx.orm
    .select()
    .from(messageRevisions)
    .where(isRevision(ref))
    .orderBy(messageRevisions.version);
  return messageFromRow(
    tx,
    row,
    revisions.map((one) => revisionFromRow(tx, one)),
  );
}

/** Stores a new message. False if its channel has no incident, or if another process stored it first. */
export async function addMessage(tx: Tx, message: StoredMessage, capturedAt: Date): Promise<boolean> {
  const incident = await findIncident(tx, message);
  if (!incident) return false;
  const rows = await tx.orm
    .insert(messages)
    .values({
      ...rowOf(message),
      incidentNumber: incident.number,
      occurredAt: timeOf(message.ts),
      capturedAt,
      observedAt: capturedAt,
    })
    .onConflictDoNothing()
    .returning({ ts: messages.ts });
  if (rows.length === 0) return false;
  await Promise.all([addRevisions(tx, message), updateHighlight(tx, message)]);
  return true;
}

/** Writes a message's new state; `lockMessage` holds the lock. `observedAt` null: nothing new was observed. */
export async function saveMessage(tx: Tx, message: StoredMessage, observedAt: Date | null): Promise<void> {
  await tx.orm
    .update(messages)
    .set(changed({ ...rowOf(message), ...(observedAt && { observedAt }) }))
    .where(isMessage(message));
  if (message.deletedAt) await tx.orm.delete(messageRevisions).where(isRevision(message));
  else await addRevisions(tx, message);
}

async function addRevisions(tx: Tx, message: StoredMessage): Promise<void> {
  const { workspaceId, channelId, ts, revisions } = message;
  if (revisions.length === 0) return;
  const rows = revisions.map(({ version, content }) => ({ workspaceId, channelId, ts, version, ...content }));
  await tx.orm.insert(messageRevisions).values(rows).onConflictDoNothing();
}

function rowOf(message: StoredMessage) {
  const { revisions: _revisions, content, ...columns } = message;
  const words = message.deletedAt ? { shownText: null } : {};
  return { ...columns, ...content, ...words };
}

function isMessage({ workspaceId, channelId, ts }: MessageRef) {
  return and(eq(messages.workspaceId, workspaceId), eq(messages.channelId, channelId), eq(messages.ts, ts));
}

function isRevision({ workspaceId, channelId, ts }: MessageRef) {
  return and(
    eq(messageRevisions.workspaceId, workspaceId),
    eq(messageRevisions.channelId, channelId),
    eq(messageRevisions.ts, ts),
  );
}
