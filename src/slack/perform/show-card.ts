import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import { cardView } from '../views/incident/card.js';
import type { MessageView } from '../views/text/blocks.js';
import { outcomeOf } from './outcome.js';
import { channelOf, type PerformContext } from './perform-context.js';
import { donePosting, isPosted, postPresent } from './post.js';

/** Posts the card, or edits it in place; one that somebody has deleted is posted again. */
export async function showCard(hand: PerformContext): Promise<EffectResult> {
  const { incident, failures, attempt } = hand.task;
  const channel = channelOf(hand);
  const view = cardView(incident, hand.policy, failures, hand.names);
  if (incident.cardTs === null) return postCard(hand, channel, view);
  const answer = await hand.call('chat.update', { channel, ts: incident.cardTs, ...view });
  if (answer.kind === 'refused' && answer.error === 'message_not_found') return postCard(hand, channel, view);
  return outcomeOf(answer, { method: 'chat.update', effectKind: 'refresh_card', attempt });
}

async function postCard(hand: PerformContext, channel: string, view: MessageView): Promise<EffectResult> {
  const posted = await postPresent(hand, channel, view);
  return isPosted(posted) ? donePosting(posted, { kind: 'card', ts: posted.ts }) : posted;
}
