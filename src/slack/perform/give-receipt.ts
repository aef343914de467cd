import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import { actionItemReceiptView } from '../views/action-items/receipt.js';
import type { MessageView } from '../views/text/blocks.js';
import { receiptView } from '../views/timeline/receipt.js';
import { done, outcomeOf } from './outcome.js';
import { channelOf, type PerformContext } from './perform-context.js';

const method = 'chat.postEphemeral';

/**
 * Tells the person who marked an item, ephemerally, that it is on the timeline. Sends nothing if the item was hidden
 * meanwhile; a rejection by Slack is ignored.
 */
export async function giveReceipt(context: PerformContext, userId: string): Promise<EffectResult> {
  const { incident, item } = context.task;
  const view = item && receiptView(incident, item);
  if (!view) return done();
  const threadTs = item.kind === 'message' ? item.message.threadTs : null;
  return tell(context, view, { userId, threadTs });
}

/** Tells the person who reacted to a message which action item it became; likewise. */
export async function giveActionItemReceipt(
  context: PerformContext,
  { isNew, userId, threadTs }: Extract<Effect, { kind: 'action_item_receipt' }>,
): Promise<EffectResult> {
  const { incident, actionItem } = context.task;
  if (!actionItem) return done();
  return tell(context, actionItemReceiptView(incident, actionItem, { isNew }), { userId, threadTs });
}

async function tell(
  context: PerformContext,
  view: MessageView,
  { userId, threadTs }: { userId: string; threadTs: string | null },
): Promise<EffectResult> {
  const { effect, attempt } = context.task;
  const thread = threadTs === null ? {} : { thread_ts: threadTs };
  const answer = await context.call(method, {
    channel: channelOf(context),
    user: userId,
    ...thread,
    ...view,
  });
  if (answer.kind === 'rejected') return done();
  return outcomeOf(answer, { method, effectKind: effect.kind, attempt });
}
