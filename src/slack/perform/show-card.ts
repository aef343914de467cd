import type { Performed } from '../../domain/delivery.js';
import type { MessageView } from '../views/blocks.js';
import { cardView } from '../views/card.js';
import { channelOf, type Hand } from './hand.js';
import { outcomeOf } from './outcome.js';
import { donePosting, isPosted, postPresent } from './post.js';

/** Posts the card, or edits it in place; one that somebody has deleted is posted again. */
export async function showCard(hand: Hand): Promise<Performed> {
  const { incident, troubles, attempt } = hand.task;
  const channel = channelOf(hand);
  const view = cardView(incident, hand.policy, troubles, hand.names);
  if (incident.cardTs === null) return postCard(hand, channel, view);
  const answer = await hand.call('chat.update', { channel, ts: incident.cardTs, ...view });
  if (answer.kind === 'refused' && answer.error === 'message_not_found') return postCard(hand, channel, view);
  return outcomeOf(answer, { method: 'chat.update', effectKind: 'refresh_card', attempt });
}

async function postCard(hand: Hand, channel: string, view: MessageView): Promise<Performed> {
  const posted = await postPresent(hand, channel, view);
  return isPosted(posted) ? donePosting(posted, { kind: 'card', ts: posted.ts }) : posted;
}
