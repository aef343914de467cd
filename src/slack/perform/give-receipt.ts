import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import { receiptView } from '../views/timeline/receipt.js';
import { done, outcomeOf } from './outcome.js';
import { channelOf, type PerformContext } from './perform-context.js';

const method = 'chat.postEphemeral';

/**
 * Tells the person who marked an item, ephemerally, that it is on the timeline. Sends nothing if the item was hidden
 * meanwhile; a rejection by Slack is ignored.
 */
export async function giveReceipt(context: PerformContext, userId: string): Promise<EffectResult> {
  const { incident, item, attempt } = context.task;
  const view = item && receiptView(incident, item);
  if (!view) return done();
  const thread = item.kind === 'message' && item.message.threadTs !== null ? item.message.threadTs : null;
  const answer = await context.call(method, {
    channel: channelOf(context),
    user: userId,
    ...(thread && { thread_ts: thread }),
    ...view,
  });
  if (answer.kind === 'rejected') return done();
  return outcomeOf(answer, { method, effectKind: 'receipt', attempt });
}
