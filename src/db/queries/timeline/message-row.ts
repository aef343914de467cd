import { z } from 'zod';
import type { ObservedFile } from '../../../domain/timeline/observed-message.js';
import type { Revision, StoredMessage } from '../../../domain/timeline/stored-message.js';
import type { messageRevisions, messages } from '../../schema/timeline.js';

/** The columns of `messages` that make up the message. */
type MessageRow = Omit<
  typeof messages.$inferSelect,
  'incidentNumber' | 'occurredAt' | 'capturedAt' | 'observedAt' | 'isDirty' | 'isHighlight' | 'shownText'
>;

export function messageFromRow(row: MessageRow, revisions: Revision[]): StoredMessage {
  const { workspaceId, channelId, ts, threadTs, isBroadcast, authorId, authorName, isBot } = row;
  const { version, text, files, deletedAt, purgedAt } = row;
  return {
    ...{ workspaceId, channelId, ts, threadTs, isBroadcast, authorId, authorName, isBot, version },
    content: { text, files: filesOf(files) },
    revisions,
    deletedAt,
    purgedAt,
  };
}

export function revisionFromRow({ version, text, files }: typeof messageRevisions.$inferSelect): Revision {
  return { version, content: { text, files: filesOf(files) } };
}

/** Files are written only by this program. */
function filesOf(column: unknown): ObservedFile[] {
  return column as ObservedFile[];
}

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
  files: z.array(z.unknown()),
  deleted_at: time.nullable(),
  purged_at: time.nullable(),
  shown_text: z.string().nullable(),
  is_highlight: z.boolean(),
});
