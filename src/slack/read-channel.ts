import { z } from 'zod';
import { readAnswer, type Told } from './read-answer.js';
import type { CallSlack } from './web-api.js';

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
): Promise<Told<boolean>> {
  const answer = await call('conversations.info', { channel: channelId }, trace);
  return readAnswer(answer, info, ({ channel }) => channel.is_private);
}

/** The ids of everybody in a channel. */
export async function readMembers(
  call: CallSlack,
  { channelId, trace }: { channelId: string; trace: string },
): Promise<Told<string[]>> {
  const members: string[] = [];
  let next: string | null = null;
  do {
    const asked: Record<string, unknown> = {
      channel: channelId,
      limit: pageSize,
      ...(next !== null && { cursor: next }),
    };
    const page: Told<z.infer<typeof listed>> = readAnswer(
      await call('conversations.members', asked, trace),
      listed,
      (found) => found,
    );
    if (page.kind !== 'ok') return page;
    members.push(...page.told.members);
    next = page.told.response_metadata?.next_cursor || null;
  } while (next !== null);
  return { kind: 'ok', told: members };
}
