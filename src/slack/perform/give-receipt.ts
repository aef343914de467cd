import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import { receiptView } from '../views/timeline/receipt.js';
import { done, outcomeOf } from './outcome.js';
import { channelOf, type PerformContext } from './perform-context.js';

const method = 'chat.postEphemeral';

/**
 * Tells the person who marked a line, and nobody else, that it stands on the timeline. Nothing is said of a line that has
 * been taken off meanwhile; and where Slack cannot tell the person, nobody has lost anything.
 */
export async function giveReceipt(hand: PerformContext, userId: string): Promise<EffectResult> {
  const { incident, line, attempt } = hand.task;
  const view = line && receiptView(incident, line);
  if (!view) return done();
  const thread = line.kind === 'message' && line.message.threadTs !== null ? line.message.threadTs : null;
  const said = await hand.call(method, {
    channel: channelOf(hand),
    user: userId,
    ...(thread && { thread_ts: thread }),
    ...view,
  });
  if (said.kind === 'refused') return done();
  return outcomeOf(said, { method, effectKind: 'receipt', attempt });
}
