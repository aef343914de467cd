import { z } from 'zod';
import {
  hasSameContent,
  type MessageChange,
  type ObservedFile,
  type ObservedMessage,
  timeOf,
} from '../domain/timeline/observed-message.js';
import { textOutsideBlocks } from './text-outside-blocks.js';
import { unescaped, wellFormed } from './views/text/text.js';

/** Where a message was told of. */
export interface ToldIn {
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

/** Messages that somebody wrote: not joins, topics and the like, which have other subtypes. */
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

/** What Slack leaves in the place of a deleted message that has replies. */
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

/** What a `message` event tells, or null where nobody wrote, edited or deleted anything. */
export function messageChangeOf(event: unknown, place: ToldIn): MessageChange | null {
  const { subtype } = kind.parse(event);
  if (subtype === 'message_changed') return editOf(event, place);
  if (subtype === 'message_deleted') return deletionOf(event, place);
  const message = messageOf(event, place);
  return message && { kind: 'posted', message };
}

/** A message as events and histories give it; null where nobody wrote it. */
export function messageOf(raw: unknown, { workspaceId, channelId }: ToldIn): ObservedMessage | null {
  const said = written.safeParse(raw).data;
  if (!said) return null;
  const { ts, thread_ts: threadTs, subtype } = said;
  return {
    workspaceId,
    channelId,
    ts,
    // Some of Slack's payloads say of a thread's first message that it answers itself.
    threadTs: threadTs && threadTs !== ts ? threadTs : null,
    isBroadcast: subtype === 'thread_broadcast' || subtype === 'reply_broadcast',
    authorId: storable(said.user ?? said.bot_id ?? ''),
    authorName: said.bot_id ? nameOf(said) : null,
    isBot: Boolean(said.bot_id) || subtype === 'bot_message' || subtype === 'slackbot_response',
    version: said.edited?.ts ?? ts,
    content: { text: saidText(said), files: (said.files ?? []).flatMap(fileOf) },
  };
}

function nameOf({ username, bot_profile }: z.infer<typeof written>): string | null {
  const name = username ?? bot_profile?.name;
  return name ? storable(name) : null;
}

/** Postgres keeps no NUL in text, and no halves of characters in JSON. */
function storable(text: string): string {
  return wellFormed(text).replaceAll('\0', '');
}

/** The text as it stands; what the blocks and attachments say where there is none. */
function saidText(said: z.infer<typeof written>): string {
  const text = unescaped(said.text ?? '');
  return storable(text.trim() === '' ? textOutsideBlocks(said) : text);
}

function fileOf(raw: unknown): ObservedFile[] {
  const said = file.safeParse(raw).data;
  if (!said || said.mode === 'tombstone') return [];
  const { id, name, mimetype, size, permalink } = said;
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

function editOf(event: unknown, place: ToldIn): MessageChange | null {
  const said = edit.safeParse(event).data;
  const gone = tombstone.safeParse(said?.message).data;
  if (gone) return deleted(gone.ts, said?.previous_message, place, timeOf(said?.event_ts ?? gone.ts));
  const message = messageOf(said?.message, place);
  const before = messageOf(said?.previous_message, place);
  if (!message) return null;
  return { kind: 'edited', message: dated(message, before, said?.event_ts ?? null), before };
}

/** Slack does not say of every edit when it was: then it was when it was told. */
function dated(
  message: ObservedMessage,
  before: ObservedMessage | null,
  observedAt: string | null,
): ObservedMessage {
  const isUndated = before?.version === message.version && !hasSameContent(message, before);
  return isUndated && observedAt ? { ...message, version: observedAt } : message;
}

function deletionOf(event: unknown, place: ToldIn): MessageChange | null {
  const said = deletion.safeParse(event).data;
  return said
    ? deleted(said.deleted_ts, said.previous_message, place, timeOf(said.event_ts ?? said.deleted_ts))
    : null;
}

/** The message that stood where Slack's mark of a deletion is now, of which no more is known; null where there is none. */
export function goneOf(raw: unknown, place: ToldIn): ObservedMessage | null {
  const gone = tombstone.safeParse(raw).data;
  return gone ? messageOf({ ts: gone.ts, thread_ts: gone.thread_ts, text: '' }, place) : null;
}

/** Of a deleted message that Slack tells nothing about, it is known that it was there. */
function deleted(ts: string, previous: unknown, place: ToldIn, when: Date): MessageChange {
  const unknown = { ts, text: '' };
  const message = messageOf(previous, place) ?? messageOf(unknown, place);
  if (!message) throw new Error(`A deletion names no message: ${ts}.`);
  return { kind: 'deleted', message: { ...message, ts }, at: when };
}
