import type { Announcement, EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import { announcementReplyView } from '../views/incident/announcement-reply.js';
import type { MessageView } from '../views/text/blocks.js';
import { tsWithKey } from './answer-fields.js';
import { done, notDone } from './outcome.js';
import type { PerformContext } from './perform-context.js';

const effectKind = 'reply_to_announcements';

/**
 * Replies once in the thread of every announcement: if an earlier attempt may have replied, checks the thread first.
 * Private incidents are not announced; a deleted announcement has no thread.
 */
export async function replyToAnnouncements(
  context: PerformContext,
  effect: Extract<Effect, { kind: 'reply_to_announcements' }>,
): Promise<EffectResult> {
  const { announcements, incident } = context.task;
  if (incident.isPrivate) return done();
  const view = announcementReplyView(effect, incident, context.names);
  const results: EffectResult[] = [];
  for (const announcement of announcements) results.push(await replyOnce(context, announcement, view));
  const later = results.find((end) => end.kind === 'later');
  // Some channels may have the reply: the next attempt checks all of them.
  if (later) return { ...later, isUncertain: true };
  return results.find((end) => end.kind === 'rejected') ?? done();
}

async function replyOnce(
  context: PerformContext,
  announcement: Announcement,
  view: MessageView,
): Promise<EffectResult> {
  const hasReply = context.task.isUncertain ? await hasReplied(context, announcement) : false;
  if (typeof hasReply !== 'boolean') return hasReply;
  if (hasReply) return done();
  const { key, attempt } = context.task;
  const answer = await context.call('chat.postMessage', {
    channel: announcement.channelId,
    thread_ts: announcement.ts,
    reply_broadcast: context.policy.alsoSendToChannel,
    ...view,
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: 'firebreak_effect', event_payload: { key } },
  });
  if (answer.kind === 'ok' || (answer.kind === 'rejected' && goneErrors.has(answer.error))) return done();
  return notDone(answer, { method: 'chat.postMessage', effectKind, attempt });
}

/** Slack's errors if the announcement or its channel is gone. */
const goneErrors: ReadonlySet<string> = new Set([
  'channel_not_found',
  'is_archived',
  'message_not_found',
  'not_in_channel',
  'thread_not_found',
]);

/** Whether the thread has this effect's reply; another result if Slack does not answer. */
async function hasReplied(
  context: PerformContext,
  { channelId, ts }: Announcement,
): Promise<boolean | EffectResult> {
  const { key, attempt } = context.task;
  const answer = await context.call('conversations.replies', {
    channel: channelId,
    ts,
    include_all_metadata: true,
    limit: 200,
  });
  if (answer.kind === 'ok') return tsWithKey(answer.data, key).length > 0;
  if (answer.kind === 'rejected') return true; // nobody can look there, and twice does more harm than not at all
  return notDone(answer, { method: 'conversations.replies', effectKind, attempt });
}
