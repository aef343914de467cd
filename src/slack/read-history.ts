import { z } from 'zod';
import type {
  HistoryPage,
  HistoryThread,
  ReadMark,
  ReadMessage,
} from '../domain/timeline/channel-history.js';
import { isHarmless } from './error-table.js';
import { readAnswer, type Told } from './read-answer.js';
import { goneOf, messageOf, type ToldIn } from './read-message.js';
import type { CallSlack, SlackAnswer } from './web-api.js';

/** Slack grants up to 999 a call; fewer keep each transaction short. */
const pageSize = 200;

const timestamp = z.string().regex(/^\d{1,11}\.\d{6}$/);
const head = z.object({
  ts: timestamp,
  thread_ts: timestamp.nullish(),
  reply_count: z.number().nullish(),
  reactions: z
    .array(z.object({ name: z.string(), users: z.array(z.string()), count: z.number().nullish() }))
    .nullish(),
});
/** A list of which nothing can be read is no list of Slack's, and says nothing of what stands there. */
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

/** The messages of a channel before one, newest first. */
export async function readPage(
  call: CallSlack,
  place: ToldIn,
  { before, trace }: { before: string | null; trace: string },
): Promise<Told<HistoryPage>> {
  const args = { channel: place.channelId, limit: pageSize, ...(before && { latest: before }) };
  const answer = await call('conversations.history', args, trace);
  return readAnswer(answer, listed, ({ messages, has_more, is_limited }) => ({
    messages: messages.flatMap((raw) => readOf(raw, place)),
    hasMore: has_more === true,
    isLimited: is_limited === true,
  }));
}

/** A part of a thread, from Slack's cursor on; nothing where nothing of the thread is left. */
export async function readThread(
  call: CallSlack,
  place: ToldIn,
  { ts, next, trace }: { ts: string; next: string | null; trace: string },
): Promise<Told<HistoryThread>> {
  const args = { channel: place.channelId, ts, limit: pageSize, ...(next && { cursor: next }) };
  const answer = await call('conversations.replies', args, trace);
  if (isThreadGone(answer)) return { kind: 'ok', told: { messages: [], next: null } };
  return readAnswer(answer, listed, ({ messages, response_metadata }) => ({
    messages: messages.flatMap((raw) => readOf(raw, place)),
    next: response_metadata?.next_cursor || null,
  }));
}

/** Whether a message stands: false only where Slack says that it does not. */
export async function readStanding(
  call: CallSlack,
  place: ToldIn,
  { ts, trace }: { ts: string; trace: string },
): Promise<Told<boolean>> {
  const asked = { channel: place.channelId, ts, oldest: ts, latest: ts, inclusive: true, limit: 2 };
  const answer = await call('conversations.replies', asked, trace);
  if (isThreadGone(answer)) return { kind: 'ok', told: false };
  return readAnswer(answer, listed, ({ messages }) => {
    const all = messages.flatMap((raw) => readOf(raw, place));
    return !all.some((one) => one.ts === ts && one.isGone);
  });
}

function isThreadGone(answer: SlackAnswer): boolean {
  return answer.kind === 'refused' && isHarmless('conversations.replies', answer.error);
}

/** The messages that are pinned in a channel, by whom. */
export async function readPins(
  call: CallSlack,
  { channelId }: ToldIn,
  trace: string,
): Promise<Told<ReadMark[]>> {
  const answer = await call('pins.list', { channel: channelId }, trace);
  return readAnswer(answer, pinned, ({ items }) =>
    items.flatMap(({ message, created_by }): ReadMark[] =>
      message ? [{ ts: message.ts, kind: 'pin', name: '', byId: created_by ?? '' }] : [],
    ),
  );
}

function readOf(raw: unknown, place: ToldIn): ReadMessage[] {
  const said = head.safeParse(raw).data;
  if (!said) return [];
  const reactions = (said.reactions ?? []).map(({ name, users, count }) => ({
    name: name.split('::')[0] ?? name,
    byIds: users,
    isCut: (count ?? 0) > users.length,
  }));
  const isParent = !said.thread_ts || said.thread_ts === said.ts;
  const gone = goneOf(raw, place);
  return [
    {
      message: gone ?? messageOf(raw, place),
      ts: said.ts,
      isGone: gone !== null,
      replies: isParent ? (said.reply_count ?? 0) : 0,
      reactions,
    },
  ];
}
