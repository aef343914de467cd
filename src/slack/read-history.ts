import { z } from 'zod';
import type { HistoryPage, HistoryThread, ReadMark, ReadMessage } from '../domain/timeline/history.js';
import { isHarmless } from './error-table.js';
import { goneOf, messageOf, type ToldIn } from './read-message.js';
import type { CallSlack, SlackAnswer } from './web-api.js';

/** What came of asking Slack for a part of a channel's history. */
export type ReadAnswer<T> = { kind: 'ok'; part: T } | Exclude<SlackAnswer, { kind: 'ok' }>;

/** Slack grants up to 999 a call; fewer keep each transaction short. */
const pageSize = 200;

const timestamp = z.string().regex(/^\d{1,11}\.\d{6}$/);
const listed = z.object({
  messages: z.array(z.unknown()),
  has_more: z.boolean().nullish(),
  is_limited: z.boolean().nullish(),
  response_metadata: z.object({ next_cursor: z.string() }).partial().nullish(),
});
const head = z.object({
  ts: timestamp,
  thread_ts: timestamp.nullish(),
  reply_count: z.number().nullish(),
  reactions: z
    .array(z.object({ name: z.string(), users: z.array(z.string()), count: z.number().nullish() }))
    .nullish(),
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
): Promise<ReadAnswer<HistoryPage>> {
  const args = { channel: place.channelId, limit: pageSize, ...(before && { latest: before }) };
  const answer = await call('conversations.history', args, trace);
  return read(answer, listed, ({ messages, has_more, is_limited }) => ({
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
): Promise<ReadAnswer<HistoryThread>> {
  const args = { channel: place.channelId, ts, limit: pageSize, ...(next && { cursor: next }) };
  const answer = await call('conversations.replies', args, trace);
  if (isThreadGone(answer)) return { kind: 'ok', part: { messages: [], next: null } };
  return read(answer, listed, ({ messages, response_metadata }) => ({
    messages: messages.flatMap((raw) => readOf(raw, place)),
    next: response_metadata?.next_cursor || null,
  }));
}

/** Whether a message stands: false only where Slack says that it does not. */
export async function readStanding(
  call: CallSlack,
  place: ToldIn,
  { ts, trace }: { ts: string; trace: string },
): Promise<ReadAnswer<boolean>> {
  const asked = { channel: place.channelId, ts, oldest: ts, latest: ts, inclusive: true, limit: 2 };
  const answer = await call('conversations.replies', asked, trace);
  if (isThreadGone(answer)) return { kind: 'ok', part: false };
  return read(answer, listed, ({ messages }) => {
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
): Promise<ReadAnswer<ReadMark[]>> {
  const answer = await call('pins.list', { channel: channelId }, trace);
  return read(answer, pinned, ({ items }) =>
    items.flatMap(({ message, created_by }): ReadMark[] =>
      message ? [{ ts: message.ts, kind: 'pin', name: '', byId: created_by ?? '' }] : [],
    ),
  );
}

/** An answer that is none of Slack's counts as a refusal: it will be no better when it is asked again. */
function read<Told, Part>(
  answer: SlackAnswer,
  schema: z.ZodType<Told>,
  take: (told: Told) => Part,
): ReadAnswer<Part> {
  if (answer.kind !== 'ok') return answer;
  const told = schema.safeParse(answer.data);
  if (told.success) return { kind: 'ok', part: take(told.data) };
  return { kind: 'refused', error: 'unreadable_answer', data: answer.data };
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
