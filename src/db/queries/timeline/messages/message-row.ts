import { z } from 'zod';
import type { MessageRef, ObservedFile } from '../../../../domain/timeline/messages/observed-message.js';
import type { Revision, StoredMessage } from '../../../../domain/timeline/messages/stored-message.js';
import type { Tx } from '../../../database.js';
import type { messageRevisions, messages } from '../../../schema/timeline.js';
import { type FieldsOf, readWith } from '../../../stored-json.js';

/** The columns of `messages` that make up the message. */
type MessageRow = Omit<
  typeof messages.$inferSelect,
  'incidentNumber' | 'occurredAt' | 'capturedAt' | 'observedAt' | 'isDirty' | 'isHighlight' | 'shownText'
>;

type Report = Pick<Tx, 'onUnreadable'>;

/** A message from its row. Files that can't be read are reported and left out: Slack still has them. */
export function messageFromRow(tx: Report, row: MessageRow, revisions: Revision[]): StoredMessage {
  const { workspaceId, channelId, ts, threadTs, isBroadcast, authorId, authorName, isBot } = row;
  const { version, text, files, deletedAt, purgedAt } = row;
  return {
    ...{ workspaceId, channelId, ts, threadTs, isBroadcast, authorId, authorName, isBot, version },
    content: { text, files: filesOf(tx, 'messages.files', row, files) },
    revisions,
    deletedAt,
    purgedAt,
  };
}

/** An earlier content of a message from its row; the same for its files. */
export function revisionFromRow(tx: Report, row: typeof messageRevisions.$inferSelect): Revision {
  const { version, text, files } = row;
  return { version, content: { text, files: filesOf(tx, 'message_revisions.files', row, files) } };
}

function filesOf(
  { onUnreadable }: Report,
  column: string,
  { workspaceId, channelId, ts }: MessageRef,
  stored: unknown,
): ObservedFile[] {
  const read = readWith(fileList, stored);
  if (read.kind === 'ok') return read.value;
  onUnreadable({ column, row: `${workspaceId} ${channelId} message ${ts}`, why: read.why });
  return [];
}

const fileList = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    mimetype: z.string(),
    size: z.number(),
    permalink: z.string().nullable(),
  } satisfies FieldsOf<ObservedFile>),
);

const time = z.coerce.date();

/** A row as Postgres's `to_jsonb` returns it. Throws if it isn't one. */
export function messageRowFromJson(
  json: unknown,
): MessageRow & { isHighlight: boolean; shownText: string | null } {
  const row = asJson.parse(json);
  return {
    workspaceId: row.workspace_id,
    channelId: row.channel_id,
    ts: row.ts,
    threadTs: row.thread_ts,
    isBroadcast: row.is_broadcast,
    authorId: row.author_id,
    authorName: row.author_name,
    isBot: row.is_bot,
    version: row.version,
    text: row.text,
    files: row.files,
    deletedAt: row.deleted_at,
    purgedAt: row.purged_at,
    shownText: row.shown_text,
    isHighlight: row.is_highlight,
  };
}

const asJson = z.object({
  workspace_id: z.string(),
  channel_id: z.string(),
  ts: z.string(),
  thread_ts: z.string().nullable(),
  is_broadcast: z.boolean(),
  author_id: z.string(),
  author_name: z.string().nullable(),
  is_bot: z.boolean(),
  version: z.string(),
  text: z.string(),
  files: z.unknown(),
  deleted_at: time.nullable(),
  purged_at: time.nullable(),
  shown_text: z.string().nullable(),
  is_highlight: z.boolean(),
});
