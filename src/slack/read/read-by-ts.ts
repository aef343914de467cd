import { z } from 'zod';
import type { MessageRef, ObservedMessage } from '../../domain/timeline/messages/observed-message.js';
import { messageOf } from './read-message.js';

const method = 'conversations.replies';
const found = z.object({ messages: z.array(z.unknown()) });

/** The call that reads one message. Not of the channel's history, which has no replies. */
export function messageCall({ channelId: channel, ts }: Pick<MessageRef, 'channelId' | 'ts'>) {
  return { method, args: { channel, ts, oldest: ts, latest: ts, inclusive: true, limit: 2 } };
}

/** The message in the answer to that call; null if Slack returned only others, or what nobody wrote. */
export function messageIn(data: unknown, { workspaceId, channelId, ts }: MessageRef): ObservedMessage | null {
  const { messages } = found.parse(data);
  const observed = messages.map((raw) => messageOf(raw, { workspaceId, channelId }));
  return observed.find((one) => one?.ts === ts) ?? null;
}
