import type { Performed } from '../../domain/delivery.js';
import type { MessageView } from '../views/blocks.js';
import { nextCursorOf, tsOf, tsWithKey } from './fields.js';
import type { Hand } from './hand.js';
import { notDone, outcomeOf, refused } from './outcome.js';

/** How far back a search for an earlier post goes, in pages of 100 messages. */
const maxPages = 10;

/**
 * Posts a message once: where an earlier attempt may have posted it, looks for it by the effect's key in the metadata
 * first. Gives the `ts` of the message, or what else came of it.
 */
export async function postOnce(hand: Hand, channel: string, view: MessageView): Promise<string | Performed> {
  const earlier = hand.task.isUncertain ? await findPosted(hand, channel) : null;
  return earlier ?? post(hand, channel, view);
}

/** As `postOnce`, for a message that shows the present: what an earlier attempt posted is edited to show it. */
export async function postPresent(
  hand: Hand,
  channel: string,
  view: MessageView,
): Promise<string | Performed> {
  const earlier = hand.task.isUncertain ? await findPosted(hand, channel) : null;
  if (typeof earlier !== 'string') return earlier ?? post(hand, channel, view);
  const { effect, attempt } = hand.task;
  const answer = await hand.call('chat.update', { channel, ts: earlier, ...view });
  const outcome = outcomeOf(answer, { method: 'chat.update', effectKind: effect.kind, attempt });
  return outcome.kind === 'later' ? outcome : earlier;
}

async function post(hand: Hand, channel: string, view: MessageView): Promise<string | Performed> {
  const { key, effect, attempt } = hand.task;
  const answer = await hand.call('chat.postMessage', {
    channel,
    ...view,
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: 'firebreak_effect', event_payload: { key } },
  });
  if (answer.kind === 'ok') return tsOf(answer.data);
  return notDone(answer, { method: 'chat.postMessage', effectKind: effect.kind, attempt });
}

/** The `ts` of what an earlier attempt posted; null: it posted nothing; an outcome where Slack would not say. */
async function findPosted(hand: Hand, channel: string): Promise<string | Performed | null> {
  const { key, effect, attempt, createdAt } = hand.task;
  let cursor: string | null = null;
  for (let page = 0; page < maxPages; page++) {
    const answer = await hand.call('conversations.history', {
      channel,
      oldest: String(createdAt.getTime() / 1_000 - 60),
      include_all_metadata: true,
      limit: 100,
      ...(cursor && { cursor }),
    });
    if (answer.kind === 'refused' && answer.error === 'not_in_channel')
      return refused(effect.kind, 'unconfirmed');
    if (answer.kind !== 'ok')
      return notDone(answer, { method: 'conversations.history', effectKind: effect.kind, attempt });
    const found = tsWithKey(answer.data, key);
    cursor = nextCursorOf(answer.data);
    if (found !== null || cursor === null) return found;
  }
  return null;
}
