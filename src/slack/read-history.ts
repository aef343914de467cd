import { z } from 'zod';
import type { HistoryPage, HistoryThread, ReadMark, ReadMessage } from '../domain/timeline/catch-up.js';
import { messageOf, type ToldIn } from './read-message.js';
import type { CallSlack, SlackAnswer } from './web-api.js';

/** What came of asking Slack for a part of a channel's history. */
export type ReadAnswer<T> = { kind: 'ok'; part: T } | Exclude<SlackAnswer, { kind: 'ok' }>;

/** Slack grants up to 999 a call; fewer keep each transaction short. */
const pageSize = 200;

const timestamp = z.string().regex(/^\d{1,12}\.\d{6}$/);
const listed = z.object({ messages: z.array(z.unknown()), has_more: z.boolean().nullish() });
const cursor = z.object({ response_metadata: z.object({ next_cursor: z.string() }).partial() });
const head = z.object({
  ts: timestamp,
  thread_ts: timestamp.nullish(),
  reply_count: z.number().nullish(),
  latest_reply: timestamp.nullish().catch(null),
  reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()) })).nullish(),
});
const pinned = z.object({
  items: z.array(
    z.looseObject({
      created_by: z.string().nullish(),
      message: z.looseObject({ ts: timestamp }).nullish(),
    }),
  ),
});

/** The messages of a channel before one and from another on (`0`: from the first), newest first. */
export async function readPage(
  call: CallSlack,
  place: ToldIn,
  { before, from, trace }: { before: string | null; from: string; trace: string },
): Promise<ReadAnswer<HistoryPage>> {
  const answer = await call(
    'conversations.history',
    {
      channel: place.channelId,
      limit: pageSize,
      ...(before && { latest: before }),
      ...(from !== '0' && { oldest: from }),
    },
    trace,
  );
  if (answer.kind !== 'ok') return answer;
  const { messages, has_more } = listed.parse(answer.data);
  return {
    kind: 'ok',
    part: { messages: messages.flatMap((raw) => readOf(raw, place)), hasMore: has_more === true },
  };
}

/** A whole thread, its first message included. */
export async function readThread(
  call: CallSlack,
  place: ToldIn,
  { ts, trace }: { ts: string; trace: string },
): Promise<ReadAnswer<HistoryThread>> {
  const messages: ReadMessage[] = [];
  let next: string | undefined;
  do {
    const args = { channel: place.channelId, ts, limit: pageSize, ...(next ? { cursor: next } : {}) };
    const answer = await call('conversations.replies', args, trace);
    if (answer.kind !== 'ok') return answer;
    messages.push(...listed.parse(answer.data).messages.flatMap((raw) => readOf(raw, place)));
    next = cursor.safeParse(answer.data).data?.response_metadata.next_cursor || undefined;
  } while (next);
  return { kind: 'ok', part: { messages } };
}

/** The messages that are pinned in a channel, by whom. */
export async function readPins(
  call: CallSlack,
  { channelId }: ToldIn,
  trace: string,
): Promise<ReadAnswer<ReadMark[]>> {
  const answer = await call('pins.list', { channel: channelId }, trace);
  if (answer.kind !== 'ok') return answer;
  const part = pinned
    .parse(answer.data)
    .items.flatMap(({ message, created_by }): ReadMark[] =>
      message ? [{ ts: message.ts, kind: 'pin', name: '', byId: created_by ?? '' }] : [],
    );
  return { kind: 'ok', part };
}

function readOf(raw: unknown, place: ToldIn): ReadMessage[] {
  const said = head.safeParse(raw).data;
  if (!said) return [];
  const reactions = (said.reactions ?? []).flatMap(({ name, users }) =>
    users.map((byId) => ({ name: name.split('::')[0] ?? name, byId })),
  );
  const isParent = !said.thread_ts || said.thread_ts === said.ts;
  return [
    {
      message: messageOf(raw, place),
      ts: said.ts,
      replies: isParent ? (said.reply_count ?? 0) : 0,
      latestReply: said.latest_reply ?? null,
      reactions,
    },
  ];
}
