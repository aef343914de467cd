import { ZodError } from 'zod';
import type { EffectResult } from '../domain/delivery/delivery-task.js';
import type { Effect, EffectKind } from '../domain/effect.js';
import { unreachable } from '../domain/unreachable.js';
import { announce, refreshAnnouncements } from './perform/announce.js';
import { copyFile } from './perform/copy-file.js';
import { dedupePost } from './perform/dedupe-post.js';
import { fetchMessage } from './perform/fetch-message.js';
import { giveReceipt } from './perform/give-receipt.js';
import { invite } from './perform/invite.js';
import { answer, pointOutLookAlike, refreshStartModal, reportFailure } from './perform/notify.js';
import { openChannel } from './perform/open-channel.js';
import { done, notDone, outcomeOf } from './perform/outcome.js';
import { channelOf, type PerformContext } from './perform/perform-context.js';
import { donePosting, isPosted, type Posted, postOnce } from './perform/post.js';
import { replyToAnnouncements } from './perform/reply-to-announcements.js';
import { reportDelay, reportPosted } from './perform/report-delay.js';
import { showCard } from './perform/show-card.js';
import { broadcastView } from './views/incident/broadcast.js';
import { topicView } from './views/incident/topic.js';

/**
 * Tells Slack one effect. What Slack refuses or does not answer is a value; nothing is thrown for it. An answer that lacks
 * what it must hold counts as none: nobody knows what was done.
 */
export async function perform(hand: PerformContext): Promise<EffectResult> {
  const { effect, attempt } = hand.task;
  try {
    return await performEffect(hand);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return notDone({ kind: 'silent', error: 'unreadable_answer' }, { effectKind: effect.kind, attempt });
  }
}

async function performEffect(hand: PerformContext): Promise<EffectResult> {
  const { effect, incident } = hand.task;
  switch (effect.kind) {
    case 'open_channel':
      return openChannel(hand);
    case 'invite':
      return invite(hand, effect);
    case 'refresh_card':
      return showCard(hand);
    case 'pin_card':
      if (incident.cardTs === null) return done();
      return call(hand, 'pins.add', { channel: channelOf(hand), timestamp: incident.cardTs });
    case 'set_topic':
      return call(hand, 'conversations.setTopic', {
        channel: channelOf(hand),
        topic: topicView(incident, hand.policy),
      });
    case 'add_bookmark':
      return call(hand, 'bookmarks.add', {
        channel_id: channelOf(hand),
        title: effect.title,
        type: 'link',
        link: effect.link,
      });
    case 'announce':
      return announce(hand, effect.channelId);
    case 'refresh_announcements':
      return refreshAnnouncements(hand);
    case 'reply_to_announcements':
      return replyToAnnouncements(hand, effect);
    case 'broadcast':
      return posted(await postOnce(hand, channelOf(hand), broadcastView(effect, incident, hand.names)));
    case 'dedupe_post':
      return dedupePost(hand, effect);
    case 'fetch_message':
      return fetchMessage(hand, effect.ts);
    case 'receipt':
      return giveReceipt(hand, effect.userId);
    case 'copy_file':
      return copyFile(hand, effect);
    case 'archive_channel':
      return call(hand, 'conversations.archive', { channel: channelOf(hand) });
    case 'unarchive_channel':
      return call(hand, 'conversations.unarchive', { channel: channelOf(hand) });
    case 'answer':
      return answer(hand, effect);
    case 'refresh_start_modal':
      return refreshStartModal(hand, effect);
    case 'point_out_look_alike':
      return pointOutLookAlike(hand, effect);
    case 'report_failure':
      return reportFailure(hand, effect);
    case 'report_delay':
      return reportDelay(hand, effect);
    case 'report_posted':
      return reportPosted(hand, effect);
    default:
      return unreachable(effect);
  }
}

/** The methods that each effect may call: the manifest's scopes are checked against them. */
export const methodsOf: Record<EffectKind, readonly string[]> = {
  open_channel: ['conversations.create', 'users.conversations'],
  invite: ['conversations.invite', 'usergroups.users.list'],
  refresh_card: ['chat.postMessage', 'chat.update', 'chat.delete', 'conversations.history'],
  pin_card: ['pins.add'],
  set_topic: ['conversations.setTopic'],
  add_bookmark: ['bookmarks.add'],
  announce: ['chat.postMessage', 'chat.update', 'chat.delete', 'conversations.history'],
  refresh_announcements: ['chat.update'],
  reply_to_announcements: ['chat.postMessage', 'conversations.replies'],
  broadcast: ['chat.postMessage', 'chat.delete', 'conversations.history'],
  dedupe_post: ['conversations.history', 'chat.delete'],
  fetch_message: ['conversations.replies'],
  receipt: ['chat.postEphemeral'],
  copy_file: ['files.info'],
  archive_channel: ['conversations.archive'],
  unarchive_channel: ['conversations.unarchive'],
  answer: [],
  refresh_start_modal: ['views.update'],
  point_out_look_alike: ['chat.postEphemeral', 'chat.postMessage'],
  report_failure: ['chat.postEphemeral', 'chat.postMessage'],
  report_delay: ['chat.postEphemeral', 'chat.postMessage'],
  report_posted: ['chat.postEphemeral', 'chat.postMessage'],
};

/** The method that an effect calls upon the incident's channel, where Slack sets a pace for it; else null. */
export function mainMethod(effect: Effect, cardTs: string | null): string | null {
  if (effect.kind === 'broadcast') return 'chat.postMessage';
  if (effect.kind !== 'refresh_card') return null;
  return cardTs === null ? 'chat.postMessage' : 'chat.update';
}

async function call(
  hand: PerformContext,
  method: string,
  args: Record<string, unknown>,
): Promise<EffectResult> {
  const { effect, attempt } = hand.task;
  return outcomeOf(await hand.call(method, args), { method, effectKind: effect.kind, attempt });
}

function posted(result: Posted | EffectResult): EffectResult {
  return isPosted(result) ? donePosting(result) : result;
}
