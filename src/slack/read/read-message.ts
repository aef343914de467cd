import { z } from 'zod';
import {
  hasSameContent,
  type MessageChange,
  type ObservedFile,
  type ObservedMessage,
  timeOf,
} from '../../domain/timeline/messages/observed-message.js';
import { unescaped, wellFormed } from '../views/text/text.js';
import { textOutsideBlocks } from './text-outside-blocks.js';

/** The channel of a message. */
export interface ChannelRef {
  workspaceId: string;
  channelId: string;
}

const timestamp = z.string().regex(/^\d{1,11}\.\d{6}$/);

const file = z.object({
  id: z.string(),
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  permalink: z.string().nullish(),
  /** `tombstone`: the file was deleted. */
  mode: z.string().nullish(),
});

const kind = z.object({ subtype: z.string().nullish() });

/** Messages written by a person or an app; joins, topic changes and the like have other subtypes. */
const written = z.object({
  subtype: z
    .enum([
      ...(['bot_message', 'slackbot_response', 'file_share', 'file_comment', 'me_message'] as const),
      ...(['thread_broadcast', 'reply_broadcast'] as const),
    ])
    .nullish(),
  ts: timestamp,
  thread_ts: timestamp.nullish(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  username: z.string().nullish(),
  bot_profile: z.object({ name: z.string().nullish() }).nullish().catch(null),
  text: z.string().nullish(),
  blocks: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish(),
  files: z.array(z.unknown()).nullish(),
  edited: z.object({ ts: timestamp }).partial().nullish(),
});

/** What Slack shows in place of a deleted message with replies. */
const tombstone = z.object({
  subtype: z.literal('tombstone'),
  ts: timestamp,
  thread_ts: timestamp.nullish(),
});

const edit = z.object({
  message: z.unknown().optional(),
  previous_message: z.unknown().optional(),
  event_ts: timestamp.nullish().catch(null),
});
const deletion = z.object({
  deleted_ts: timestamp,
  previous_message: z.unknown().optional(),
  event_ts: timestamp.nullish(),
});

/** The change in a `message` event; null if nobody wrote, edited or deleted a message. */
export function messageChangeOf(event: unknown, place: ChannelRef): MessageChange | null {
  const { subtype } = kind.parse(event);
  if (subtype === 'message_changed') return editOf(event, place);
  if (subtype === 'message_deleted') return deletionOf(event, place);
  const message = messageOf(event, place);
  return message && { kind: 'posted', message };
}

/** Parses a message from an event or a history; null if nobody wrote it. */
export function messageOf(raw: unknown, { workspaceId, channelId }: ChannelRef): ObservedMessage | null {
  const parsed = written.safeParse(raw).data;
  if (!parsed) return null;
  const { ts, thread_ts: threadTs, subtype } = parsed;
  return {
    workspaceId,
    channelId,
    ts,
    // In some payloads, a thread's first message has its own `ts` as `thread_ts`.
    threadTs: threadTs && threadTs !== ts ? threadTs : null,
    isBroadcast: subtype === 'thread_broadcast' || subtype === 'reply_broadcast',
    authorId: storable(parsed.user ?? parsed.bot_id ?? ''),
    authorName: parsed.bot_id ? nameOf(parsed) : null,
    isBot: Boolean(parsed.bot_id) || subtype === 'bot_message' || subtype === 'slackbot_response',
    version: parsed.edited?.ts ?? ts,
    content: { text: textOf(parsed), files: (parsed.files ?? []).flatMap(fileOf) },
  };
}

function nameOf({ username, bot_profile }: z.infer<typeof written>): string | null {
  const name = username ?? bot_profile?.name;
  return name ? storable(name) : null;
}

/** Removes what Postgres can't store: NUL and lone surrogates. */
function storable(text: string): string {
  return wellFormed(text).replaceAll('\0', '');
}

/** The message's text, or the text of its blocks and attachments if it has none. */
function textOf(parsed: z.infer<typeof written>): string {
  const text = unescaped(parsed.text ?? '');
  return storable(text.trim() === '' ? textOutsideBlocks(parsed) : text);
}

function fileOf(raw: unknown): ObservedFile[] {
  const parsed = file.safeParse(raw).data;
  if (!parsed || parsed.mode === 'tombstone') return [];
  const { id, name, mimetype, size, permalink } = parsed;
  return [
    {
      id: storable(id),
      name: storable(name ?? ''),
      mimetype: storable(mimetype ?? ''),
      size: size ?? 0,
      permalink: permalink ? storable(permalink) : null,
    },
  ];
}

function editOf(event: unknown, place: ChannelRef): MessageChange | null {
  const parsed = edit.safeParse(event).data;
  const gone = tombstone.safeParse(parsed?.message).data;
  if (gone) return deleted(gone.ts, parsed?.previous_message, place, timeOf(parsed?.event_ts ?? gone.ts));
  const message = messageOf(parsed?.message, place);
  const before = messageOf(parsed?.previous_message, place);
  if (!message) return null;
  return { kind: 'edited', message: dated(message, before, parsed?.event_ts ?? null), before };
}

/** Slack does not date every edit; an undated one gets the time of its event. */
function dated(
  message: ObservedMessage,
  before: ObservedMessage | null,
  observedAt: string | null,
): ObservedMessage {
  const isUndated = before?.version === message.version && !hasSameContent(message, before);
  return isUndated && observedAt ? { ...message, version: observedAt } : message;
}

function deletionOf(event: unknown, place: ChannelRef): MessageChange | null {
  const parsed = deletion.safeParse(event).data;
  return parsed
    ? deleted(parsed.deleted_ts, parsed.previous_message, place, timeOf(parsed.event_ts ?? parsed.deleted_ts))
    : null;
}

/** The deleted message behind a tombstone, with its content unknown; null if it isn't a tombstone. */
export function goneOf(raw: unknown, place: ChannelRef): ObservedMessage | null {
  const gone = tombstone.safeParse(raw).data;
  return gone ? messageOf({ ts: gone.ts, thread_ts: gone.thread_ts, text: '' }, place) : null;
}

/** If Slack doesn't include the deleted message, only its existence is known. */
function deleted(ts: string, previous: unknown, place: ChannelRef, when: Date): MessageChange {
  const unknown = { ts, text: '' };
  const message = messageOf(previous, place) ?? messageOf(unknown, place);
  if (!message) throw new Error(`A deletion names no message: ${ts}.`);
  return { kind: 'deleted', message: { ...message, ts }, at: when };
}
