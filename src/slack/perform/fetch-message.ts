import { z } from 'zod';
import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import { messageOf } from '../read-message.js';
import { done, outcomeOf } from './outcome.js';
import { channelOf, type PerformContext } from './perform-context.js';

const method = 'conversations.replies';
const found = z.object({ messages: z.array(z.unknown()) });

/**
 * Reads one message that was marked before it was known: older than the bot's coming, or told late. Asked of the thread,
 * as the channel's history holds no replies; and what comes back is taken only where it is the
 * message that was meant, and not one of Firebreak's own, which the record has already.
 */
export async function fetchMessage(hand: PerformContext, ts: string): Promise<EffectResult> {
  const { workspaceId } = hand.task.incident;
  const channelId = channelOf(hand);
  const asked = { channel: channelId, ts, oldest: ts, latest: ts, inclusive: true, limit: 2 };
  const answer = await hand.call(method, asked);
  if (answer.kind === 'ok') {
    const messages = found
      .parse(answer.data)
      .messages.map((raw) => messageOf(raw, { workspaceId, channelId }));
    const message = messages.find((one) => one?.ts === ts);
    const isOurs = message?.authorId === hand.botUserId;
    return done(message && !isOurs ? { kind: 'message', message } : null);
  }
  const { effect, attempt } = hand.task;
  return outcomeOf(answer, { method, effectKind: effect.kind, attempt });
}
