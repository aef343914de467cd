import { z } from 'zod';
import type { CallSlack } from '../web-api.js';
import { readAnswer, type SlackResult } from './read-answer.js';

const info = z.object({ channel: z.object({ is_private: z.boolean() }) });
const listed = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string() }).partial().nullish(),
});

/** Slack allows up to 1,000 per call. Source: conversations.members. */
const pageSize = 999;

/** Reads whether a channel is private. */
export async function readIsPrivate(
  call: CallSlack,
  { channelId, trace }: { channelId: string; trace: string },
): Promise<SlackResult<boolean>> {
  const answer = await call('conversations.info', { channel: channelId }, trace);
  return readAnswer(answer, info, ({ channel }) => channel.is_private);
}

/** Reads the ids of all members of a channel. */
export async function readMembers(
  call: CallSlack,
  { channelId, trace }: { channelId: string; trace: string },
): Promise<SlackResult<string[]>> {
  const members: string[] = [];
  let next: string | null = null;
  do {
    const args: Record<string, unknown> = {
      channel: channelId,
      limit: pageSize,
      ...(next !== null && { cursor: next }),
    };
    const page: SlackResult<z.infer<typeof listed>> = readAnswer(
      await call('conversations.members', args, trace),
      listed,
      (found) => found,
    );
    if (page.kind !== 'ok') return page;
    members.push(...page.value.members);
    next = page.value.response_metadata?.next_cursor || null;
  } while (next !== null);
  return { kind: 'ok', value: members };
}
