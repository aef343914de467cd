import type { EffectResult, SlackFacts } from '../../domain/delivery/delivery-task.js';
import type { MessageView } from '../views/text/blocks.js';
import { nextCursorOf, tsOf, tsWithKey } from './answer-fields.js';
import { notDone, outcomeOf, refused } from './outcome.js';
import type { PerformContext } from './perform-context.js';

/** How far back a search for an earlier post goes, in pages of 100 messages. */
const maxPages = 10;

/** A message that stands in Slack. `mayRepeat`: a call that was given up may still post it a second time. */
export interface Posted {
  kind: 'posted';
  channelId: string;
  ts: string;
  mayRepeat: boolean;
}

export function isPosted(result: Posted | EffectResult): result is Posted {
  return result.kind === 'posted';
}

/** The end of an effect that posts. */
export function donePosting({ channelId, mayRepeat }: Posted, facts: SlackFacts | null = null): EffectResult {
  return { kind: 'done', facts, dedupe: mayRepeat ? { channelId } : null };
}

/**
 * Posts a message once: where an earlier attempt may have posted it, looks for it by the effect's key in the metadata
 * first. Gives where it stands, or what else came of it.
 */
export async function postOnce(
  hand: PerformContext,
  channelId: string,
  view: MessageView,
): Promise<Posted | EffectResult> {
  const earlier = hand.task.isUncertain ? await findEarlier(hand, channelId) : null;
  return earlier ?? post(hand, channelId, view);
}

/** As `postOnce`, for a message that shows the present: what an earlier attempt posted is edited to show it. */
export async function postPresent(
  hand: PerformContext,
  channelId: string,
  view: MessageView,
): Promise<Posted | EffectResult> {
  const earlier = hand.task.isUncertain ? await findEarlier(hand, channelId) : null;
  if (!earlier) return post(hand, channelId, view);
  if (!isPosted(earlier)) return earlier;
  const { effect, attempt } = hand.task;
  const answer = await hand.call('chat.update', { channel: channelId, ts: earlier.ts, ...view });
  const outcome = outcomeOf(answer, { method: 'chat.update', effectKind: effect.kind, attempt });
  return outcome.kind === 'later' ? outcome : earlier;
}

async function post(
  hand: PerformContext,
  channelId: string,
  view: MessageView,
): Promise<Posted | EffectResult> {
  const { key, effect, attempt, isUncertain } = hand.task;
  const answer = await hand.call('chat.postMessage', {
    channel: channelId,
    ...view,
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: 'firebreak_effect', event_payload: { key } },
  });
  if (answer.kind === 'ok')
    return { kind: 'posted', channelId, ts: tsOf(answer.data), mayRepeat: isUncertain };
  return notDone(answer, { method: 'chat.postMessage', effectKind: effect.kind, attempt });
}

/** What earlier attempts posted, of which one is left; null: they posted nothing so far. */
async function findEarlier(hand: PerformContext, channelId: string): Promise<Posted | EffectResult | null> {
  const { key, createdAt, attempt } = hand.task;
  const found = await keepOne(hand, channelId, { key, since: createdAt });
  if (typeof found !== 'string') return found;
  return { kind: 'posted', channelId, ts: found, mayRepeat: attempt > 2 };
}

/**
 * Of the messages that carry the key one is left: the one that is known as the card or the announcement, else the first.
 * Gives its `ts`; null where there is none; an outcome where Slack would not say, or not remove another.
 */
export async function keepOne(
  hand: PerformContext,
  channelId: string,
  { key, since }: { key: string; since: Date },
): Promise<string | EffectResult | null> {
  const found = await findPosts(hand, channelId, { key, since });
  if (!Array.isArray(found)) return found;
  const { incident, announcements, effect, attempt } = hand.task;
  const known = [incident.cardTs, ...announcements.map(({ ts }) => ts)];
  const kept = found.find((ts) => known.includes(ts)) ?? found[0] ?? null;
  for (const ts of found.filter((one) => one !== kept)) {
    const answer = await hand.call('chat.delete', { channel: channelId, ts });
    if (answer.kind === 'ok' || answer.kind === 'refused') continue; // gone, or not to be removed: no more can be done
    return notDone(answer, { method: 'chat.delete', effectKind: effect.kind, attempt });
  }
  return kept;
}

/** The `ts` of all messages with the key, oldest first; an outcome where Slack would not say. */
async function findPosts(
  hand: PerformContext,
  channel: string,
  { key, since }: { key: string; since: Date },
): Promise<string[] | EffectResult> {
  const { effect, attempt } = hand.task;
  const found: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < maxPages; page++) {
    const answer = await hand.call('conversations.history', {
      channel,
      oldest: String(since.getTime() / 1_000 - 60),
      include_all_metadata: true,
      limit: 100,
      ...(cursor && { cursor }),
    });
    if (answer.kind === 'refused' && answer.error === 'not_in_channel')
      return refused(effect.kind, 'unconfirmed');
    if (answer.kind !== 'ok')
      return notDone(answer, { method: 'conversations.history', effectKind: effect.kind, attempt });
    found.push(...tsWithKey(answer.data, key));
    cursor = nextCursorOf(answer.data);
    if (cursor === null) break;
  }
  return found.sort((one, other) => Number(one) - Number(other));
}
