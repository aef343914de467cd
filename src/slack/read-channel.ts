import { z } from 'zod';
import type { CallSlack, SlackAnswer } from './web-api.js';

/** What came of asking Slack after a channel. */
export type ChannelTold<T> = { kind: 'ok'; told: T } | Exclude<SlackAnswer, { kind: 'ok' }>;

const info = z.object({ channel: z.object({ is_private: z.boolean() }) });
const listed = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string() }).partial().nullish(),
});

/** Slack grants up to 1,000 a call. Source: conversations.members. */
const pageSize = 999;

/** Whether a channel is private. */
export async function readIsPrivate(
  call: CallSlack,
  { channelId, trace }: { channelId: string; trace: string },
): Promise<ChannelTold<boolean>> {
  const answer = await call('conversations.info', { channel: channelId }, trace);
  if (answer.kind !== 'ok') return answer;
  const told = info.safeParse(answer.data).data;
  return told ? { kind: 'ok', told: told.channel.is_private } : unreadable;
}

/** The ids of everybody in a channel. */
export async function readMembers(
  call: CallSlack,
  { channelId, trace }: { channelId: string; trace: string },
): Promise<ChannelTold<string[]>> {
  const members: string[] = [];
  let next: string | null = null;
  do {
    const asked = { channel: channelId, limit: pageSize, ...(next !== null && { cursor: next }) };
    const answer = await call('conversations.members', asked, trace);
    if (answer.kind !== 'ok') return answer;
    const told = listed.safeParse(answer.data).data;
    if (!told) return unreadable;
    members.push(...told.members);
    next = told.response_metadata?.next_cursor || null;
  } while (next !== null);
  return { kind: 'ok', told: members };
}

const unreadable = { kind: 'silent', error: 'unreadable_answer' } as const;
