import type { Announcement, EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import { announcementReplyView } from '../views/incident/announcement-reply.js';
import type { MessageView } from '../views/text/blocks.js';
import { tsWithKey } from './answer-fields.js';
import { done, notDone } from './outcome.js';
import type { PerformContext } from './perform-context.js';

const effectKind = 'reply_to_announcements';

/**
 * Replies in the thread of every announcement, each once: where an earlier attempt may have replied, looks there first.
 * An incident that is private tells nothing elsewhere; an announcement that is gone has no thread.
 */
export async function replyToAnnouncements(
  hand: PerformContext,
  effect: Extract<Effect, { kind: 'reply_to_announcements' }>,
): Promise<EffectResult> {
  const { announcements, incident } = hand.task;
  if (incident.isPrivate) return done();
  const view = announcementReplyView(effect, incident, hand.names);
  const ends: EffectResult[] = [];
  for (const announcement of announcements) ends.push(await replyOnce(hand, announcement, view));
  const later = ends.find((end) => end.kind === 'later');
  // Some channels may have it by now: the next attempt looks in all of them.
  if (later) return { ...later, isUncertain: true };
  return ends.find((end) => end.kind === 'refused') ?? done();
}

async function replyOnce(
  hand: PerformContext,
  announcement: Announcement,
  view: MessageView,
): Promise<EffectResult> {
  const said = hand.task.isUncertain ? await hasReplied(hand, announcement) : false;
  if (typeof said !== 'boolean') return said;
  if (said) return done();
  const { key, attempt } = hand.task;
  const answer = await hand.call('chat.postMessage', {
    channel: announcement.channelId,
    thread_ts: announcement.ts,
    reply_broadcast: hand.policy.alsoSendToChannel,
    ...view,
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: 'firebreak_effect', event_payload: { key } },
  });
  if (answer.kind === 'ok' || (answer.kind === 'refused' && gone.has(answer.error))) return done();
  return notDone(answer, { method: 'chat.postMessage', effectKind, attempt });
}

/** What Slack says where the announcement or its channel is not there any more. */
const gone: ReadonlySet<string> = new Set([
  'channel_not_found',
  'is_archived',
  'message_not_found',
  'not_in_channel',
  'thread_not_found',
]);

/** Whether the reply of this effect stands in the thread; another outcome where Slack would not say. */
async function hasReplied(
  hand: PerformContext,
  { channelId, ts }: Announcement,
): Promise<boolean | EffectResult> {
  const { key, attempt } = hand.task;
  const answer = await hand.call('conversations.replies', {
    channel: channelId,
    ts,
    include_all_metadata: true,
    limit: 200,
  });
  if (answer.kind === 'ok') return tsWithKey(answer.data, key).length > 0;
  if (answer.kind === 'refused') return true; // nobody can look there, and twice does more harm than not at all
  return notDone(answer, { method: 'conversations.replies', effectKind, attempt });
}
