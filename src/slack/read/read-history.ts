import { z } from 'zod';
import type {
  HistoryPage,
  HistoryThread,
  ReadMark,
  ReadMessage,
} from '../../domain/timeline/channel-sync/channel-history.js';
import { isHarmless } from '../error-table.js';
import type { CallSlack, SlackAnswer } from '../web-api.js';
import { readAnswer, type SlackResult } from './read-answer.js';
import { type ChannelRef, goneOf, messageOf } from './read-message.js';

/** Slack allows up to 999 per call; smaller pages keep transactions short. */
const pageSize = 200;

const timestamp = z.string().regex(/^\d{1,11}\.\d{6}$/);
const head = z.object({
  ts: timestamp,
  thread_ts: timestamp.nullish(),
  reply_count: z.number().nullish(),
  latest_reply: timestamp.nullish().catch(null),
  reactions: z
    .array(z.object({ name: z.string(), users: z.array(z.string()), count: z.number().nullish() }))
    .nullish(),
});
/** A list without a single readable message is not Slack's, and must not count as an empty channel. */
const listed = z.object({
  messages: z
    .array(z.looseObject({ ts: timestamp }))
    .refine((all) => all.length === 0 || all.some((one) => head.safeParse(one).success)),
  has_more: z.boolean().nullish(),
  is_limited: z.boolean().nullish(),
  response_metadata: z.object({ next_cursor: z.string() }).partial().nullish(),
});
const pinned = z.object({
  items: z.array(
    z.looseObject({
      created_by: z.string().nullish(),
      message: z.looseObject({ ts: timestamp }).nullish(),
    }),
  ),
});

/** Reads a page of messages before `before`, newest first. */
export async function readPage(
  call: CallSlack,
  place: ChannelRef,
  { before, trace }: { before: string | null; trace: string },
): Promise<SlackResult<HistoryPage>> {
  const args = { channel: place.channelId, limit: pageSize, ...(before && { latest: before }) };
  const answer = await call('conversations.history', args, trace);
  return readAnswer(answer, listed, ({ messages, has_more, is_limited }) => ({
    messages: messages.flatMap((raw) => readOf(raw, place)),
    hasMore: has_more === true,
    isLimited: is_limited === true,
  }));
}

/** Reads a page of a thread from Slack's cursor on; empty if the thread is gone. */
export async function readThread(
  call: CallSlack,
  place: ChannelRef,
  { ts, next, trace }: { ts: string; next: string | null; trace: string },
): Promise<SlackResult<HistoryThread>> {
  const args = { channel: place.channelId, ts, limit: pageSize, ...(next && { cursor: next }) };
  const answer = await call('conversations.replies', args, trace);
  if (isThreadGone(answer)) return { kind: 'ok', value: { messages: [], next: null } };
  return readAnswer(answer, listed, ({ messages, response_metadata }) => ({
    messages: messages.flatMap((raw) => readOf(raw, place)),
    next: response_metadata?.next_cursor || null,
  }));
}

/** Whether a message exists; false only if Slack says that it doesn't. */
export async function readMessageExists(
  call: CallSlack,
  place: ChannelRef,
  { ts, trace }: { ts: string; trace: string },
): Promise<SlackResult<boolean>> {
  const args = { channel: place.channelId, ts, oldest: ts, latest: ts, inclusive: true, limit: 2 };
  const answer = await call('conversations.replies', args, trace);
  if (isThreadGone(answer)) return { kind: 'ok', value: false };
  return readAnswer(answer, listed, ({ messages }) => {
    const all = messages.flatMap((raw) => readOf(raw, place));
    return !all.some((one) => one.ts === ts && one.isGone);
  });
}

function isThreadGone(answer: SlackAnswer): boolean {
  return answer.kind === 'rejected' && isHarmless('conversations.replies', answer.error);
}

/** Reads a channel's pins and who set them. */
export async function readPins(
  call: CallSlack,
  { channelId }: ChannelRef,
  trace: string,
): Promise<SlackResult<ReadMark[]>> {
  const answer = await call('pins.list', { channel: channelId }, trace);
  return readAnswer(answer, pinned, ({ items }) =>
    items.flatMap(({ message, created_by }): ReadMark[] =>
      message ? [{ ts: message.ts, kind: 'pin', name: '', byId: created_by ?? '' }] : [],
    ),
  );
}

function readOf(raw: unknown, place: ChannelRef): ReadMessage[] {
  const message = head.safeParse(raw).data;
  if (!message) return [];
  const reactions = (message.reactions ?? []).map(({ name, users, count }) => ({
    name: name.split('::')[0] ?? name,
    byIds: users,
    isCut: (count ?? 0) > users.length,
  }));
  const isParent = !message.thread_ts || message.thread_ts === message.ts;
  const gone = goneOf(raw, place);
  return [
    {
      message: gone ?? messageOf(raw, place),
      ts: message.ts,
      isGone: gone !== null,
      replies: isParent ? (message.reply_count ?? 0) : 0,
      latestReply: message.latest_reply ?? null,
      reactions,
    },
  ];
}
