import { z } from 'zod';
import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import { messageOf } from '../read/read-message.js';
import { done, outcomeOf } from './outcome.js';
import { channelOf, type PerformContext } from './perform-context.js';

const method = 'conversations.replies';
const found = z.object({ messages: z.array(z.unknown()) });

/**
 * Reads a marked message that the record lacks, because it is older than the bot's membership or its event is late.
 * Uses `conversations.replies`, since a channel's history has no replies. Accepts only the requested message, and
 * none of Firebreak's own, which the record already has.
 */
export async function fetchMessage(context: PerformContext, ts: string): Promise<EffectResult> {
  const { workspaceId } = context.task.incident;
  const channelId = channelOf(context);
  const args = { channel: channelId, ts, oldest: ts, latest: ts, inclusive: true, limit: 2 };
  const answer = await context.call(method, args);
  if (answer.kind === 'ok') {
    const messages = found
      .parse(answer.data)
      .messages.map((raw) => messageOf(raw, { workspaceId, channelId }));
    const message = messages.find((one) => one?.ts === ts);
    const isOurs = message?.authorId === context.botUserId;
    return done(message && !isOurs ? { kind: 'message', message } : null);
  }
  const { effect, attempt } = context.task;
  return outcomeOf(answer, { method, effectKind: effect.kind, attempt });
}
