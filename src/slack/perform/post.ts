import type { DeliveryTask, EffectResult, SlackFacts } from '../../domain/delivery/delivery-task.js';
import type { SharedFile } from '../../domain/postmortems/wanted-export.js';
import type { MessageView } from '../views/text/blocks.js';
import { nextCursorOf, postedIn, tsOfFile, tsWithKey } from './answer-fields.js';
import { notDone, outcomeOf, rejected } from './outcome.js';
import type { PerformContext } from './perform-context.js';

/** How far back to search for an earlier post, in pages of 100 messages. */
const maxPages = 10;

/** A posted message. `mayRepeat`: a timed-out call may still post it a second time. */
export interface Posted {
  kind: 'posted';
  channelId: string;
  ts: string;
  mayRepeat: boolean;
}

export function isPosted(result: Posted | EffectResult): result is Posted {
  return result.kind === 'posted';
}

/** The result of an effect that posted. */
export function donePosting({ channelId, mayRepeat }: Posted, facts: SlackFacts | null = null): EffectResult {
  return { kind: 'done', facts, dedupe: mayRepeat ? { channelId } : null };
}

/**
 * Posts a message once: if an earlier attempt may have posted it, first searches for the effect's key in message
 * metadata. Returns the message, or another result.
 */
export async function postOnce(
  context: PerformContext<DeliveryTask>,
  channelId: string,
  view: MessageView,
): Promise<Posted | EffectResult> {
  const earlier = context.task.isUncertain ? await findEarlier(context, channelId) : null;
  return earlier ?? post(context, channelId, view);
}

/** Like `postOnce`, for a message that shows the current state: a message posted by an earlier attempt is updated. */
export async function postPresent(
  context: PerformContext<DeliveryTask>,
  channelId: string,
  view: MessageView,
): Promise<Posted | EffectResult> {
  const earlier = context.task.isUncertain ? await findEarlier(context, channelId) : null;
  if (!earlier) return post(context, channelId, view);
  if (!isPosted(earlier)) return earlier;
  const { effect, attempt } = context.task;
  const answer = await context.call('chat.update', { channel: channelId, ts: earlier.ts, ...view });
  const outcome = outcomeOf(answer, { method: 'chat.update', effectKind: effect.kind, attempt });
  return outcome.kind === 'later' ? outcome : earlier;
}

async function post(
  context: PerformContext<DeliveryTask>,
  channelId: string,
  view: MessageView,
): Promise<Posted | EffectResult> {
  const { key, effect, attempt, isUncertain } = context.task;
  const answer = await context.call('chat.postMessage', {
    channel: channelId,
    ...view,
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: 'firebreak_effect', event_payload: { key } },
  });
  if (answer.kind === 'ok') {
    const { ts, channel = channelId } = postedIn(answer.data);
    return { kind: 'posted', channelId: channel, ts, mayRepeat: isUncertain };
  }
  return notDone(answer, { method: 'chat.postMessage', effectKind: effect.kind, attempt });
}

/** The message that earlier attempts posted, deduplicated; null if there is none. */
async function findEarlier(
  context: PerformContext<DeliveryTask>,
  channelId: string,
): Promise<Posted | EffectResult | null> {
  const { key, createdAt, attempt } = context.task;
  const found = await keepOne(context, channelId, { key, since: createdAt });
  if (typeof found !== 'string') return found;
  return { kind: 'posted', channelId, ts: found, mayRepeat: attempt > 2 };
}

/**
 * Deletes all but one of the messages with the key, or of ours with the file: keeps the known card, announcement or runbook, otherwise the oldest.
 * Returns its `ts`, null if there is none, or a result if Slack does not list or delete messages.
 */
export async function keepOne(
  context: PerformContext<DeliveryTask>,
  channelId: string,
  { key, since, file }: { key: string; since: Date; file?: SharedFile | undefined },
): Promise<string | EffectResult | null> {
  const tsIn = (data: unknown) => (file ? tsOfFile(data, file, context.botUserId) : tsWithKey(data, key));
  const found = await findPosts(context, channelId, { since, tsIn });
  if (!Array.isArray(found)) return found;
  const { incident, announcements, runs, effect, attempt } = context.task;
  const shown = [...announcements.map(({ ts }) => ts), ...runs.map(({ messageTs }) => messageTs)];
  const known = [incident?.cardTs, ...shown];
  const kept = found.find((ts) => known.includes(ts)) ?? found[0] ?? null;
  for (const ts of found.filter((one) => one !== kept)) {
    const answer = await context.call('chat.delete', { channel: channelId, ts });
    if (answer.kind === 'ok' || answer.kind === 'rejected') continue; // gone, or not to be removed: no more can be done
    return notDone(answer, { method: 'chat.delete', effectKind: effect.kind, attempt });
  }
  return kept;
}

/**
 * The `ts` of the messages that `tsIn` finds in each page, oldest first, or a result if Slack does not list them. Looks a
 * minute further back than `since`, for clocks that differ.
 */
export async function findPosts(
  context: PerformContext<DeliveryTask>,
  channel: string,
  { since, tsIn }: { since: Date; tsIn: (data: unknown) => string[] },
): Promise<string[] | EffectResult> {
  const { effect, attempt } = context.task;
  const found: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < maxPages; page++) {
    const answer = await context.call('conversations.history', {
      channel,
      oldest: String(since.getTime() / 1_000 - 60),
      include_all_metadata: true,
      limit: 100,
      ...(cursor && { cursor }),
    });
    if (answer.kind === 'rejected' && answer.error === 'not_in_channel')
      return rejected(effect.kind, 'unconfirmed');
    if (answer.kind !== 'ok')
      return notDone(answer, { method: 'conversations.history', effectKind: effect.kind, attempt });
    found.push(...tsIn(answer.data));
    cursor = nextCursorOf(answer.data);
    if (cursor === null) break;
  }
  return found.sort((one, other) => Number(one) - Number(other));
}
