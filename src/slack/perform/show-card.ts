import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import { cardView } from '../views/incident/card.js';
import type { MessageView } from '../views/text/blocks.js';
import { outcomeOf } from './outcome.js';
import { channelOf, type PerformContext } from './perform-context.js';
import { donePosting, isPosted, postPresent } from './post.js';

/** Posts the card, or edits it in place; reposts it if it was deleted. */
export async function showCard(context: PerformContext): Promise<EffectResult> {
  const { incident, failures, attempt, openActionItems, runs, suggestion, followUp } = context.task;
  const { policy, names, now } = context;
  const channel = channelOf(context);
  const also = { openActionItems, runs, suggestion, followUp };
  const view = cardView(incident, { policy, now, failures, names, ...also });
  if (incident.cardTs === null) return postCard(context, channel, view);
  const answer = await context.call('chat.update', { channel, ts: incident.cardTs, ...view });
  if (answer.kind === 'rejected' && answer.error === 'message_not_found')
    return postCard(context, channel, view);
  return outcomeOf(answer, { method: 'chat.update', effectKind: 'refresh_card', attempt });
}

async function postCard(context: PerformContext, channel: string, view: MessageView): Promise<EffectResult> {
  const posted = await postPresent(context, channel, view);
  return isPosted(posted) ? donePosting(posted, { kind: 'card', ts: posted.ts }) : posted;
}
