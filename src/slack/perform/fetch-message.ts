import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import { messageCall, messageIn } from '../read/read-by-ts.js';
import { done, outcomeOf } from './outcome.js';
import { channelOf, type PerformContext } from './perform-context.js';

/**
 * Reads a marked message that the record lacks, because it is older than the bot's membership or its event is late.
 * Accepts only the requested message, and none of Firebreak's own, which the record already has.
 */
export async function fetchMessage(context: PerformContext, ts: string): Promise<EffectResult> {
  const { workspaceId } = context.task.incident;
  const channelId = channelOf(context);
  const { method, args } = messageCall({ channelId, ts });
  const answer = await context.call(method, args);
  if (answer.kind === 'ok') {
    const message = messageIn(answer.data, { workspaceId, channelId, ts });
    const isOurs = message?.authorId === context.botUserId;
    return done(message && !isOurs ? { kind: 'message', message } : null);
  }
  const { effect, attempt } = context.task;
  return outcomeOf(answer, { method, effectKind: effect.kind, attempt });
}
