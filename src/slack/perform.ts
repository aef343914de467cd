import { ZodError } from 'zod';
import { type DeliveryTask, type EffectResult, isAboutIncident } from '../domain/delivery/delivery-task.js';
import type { Effect, EffectKind } from '../domain/effect.js';
import { unreachable } from '../domain/unreachable.js';
import { announce, refreshAnnouncements } from './perform/announce.js';
import { checkWording } from './perform/check-wording.js';
import { copyFile } from './perform/copy-file.js';
import { dedupePost } from './perform/dedupe-post.js';
import { fetchMessage } from './perform/fetch-message.js';
import { giveActionItemReceipt, giveReceipt } from './perform/give-receipt.js';
import { invite } from './perform/invite.js';
import {
  answer,
  pointOutLookAlike,
  refreshStartModal,
  reportFailure,
  reportUnreadLinks,
  tellOfComment,
} from './perform/notify.js';
import { openChannel } from './perform/open-channel.js';
import { done, notDone, outcomeOf } from './perform/outcome.js';
import { channelOf, type PerformContext } from './perform/perform-context.js';
import { donePosting, isPosted, type Posted, postOnce } from './perform/post.js';
import { quoteLinks } from './perform/quote-links.js';
import { replyToAnnouncements } from './perform/reply-to-announcements.js';
import { reportDelay, reportPosted } from './perform/report-delay.js';
import { sendExport } from './perform/send-export.js';
import { refreshDigest, sendDigest, sendNudge, sendReport } from './perform/send-nudge.js';
import { sharePostmortem } from './perform/share-postmortem.js';
import { showCard } from './perform/show-card.js';
import { showRun } from './perform/show-run.js';
import { broadcastView } from './views/incident/broadcast.js';
import { topicView } from './views/incident/topic.js';
import { welcomeView } from './views/incident/welcome.js';

/**
 * Performs one effect at Slack. Rejections and missing answers are returned, not thrown. An answer without its
 * required fields counts as missing, since its outcome is unknown.
 */
export async function perform(context: PerformContext<DeliveryTask>): Promise<EffectResult> {
  const { effect, attempt } = context.task;
  try {
    return await performEffect(context);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return notDone({ kind: 'silent', error: 'unreadable_answer' }, { effectKind: effect.kind, attempt });
  }
}

async function performEffect(context: PerformContext<DeliveryTask>): Promise<EffectResult> {
  const { task } = context;
  if (task.effect.kind === 'send_digest') return sendDigest(context, task.effect.userId);
  if (task.effect.kind === 'refresh_digest') return refreshDigest(context);
  if (task.effect.kind === 'send_report') return sendReport(context, task.effect);
  if (task.effect.kind === 'dedupe_post') return dedupePost(context, task.effect);
  if (!isAboutIncident(task)) throw new Error(`Effect ${task.key} is about no incident.`);
  return performAboutIncident({ ...context, task }, task.effect);
}

async function performAboutIncident(
  context: PerformContext,
  effect: Exclude<Effect, { kind: 'send_digest' | 'refresh_digest' | 'send_report' | 'dedupe_post' }>,
): Promise<EffectResult> {
  const { incident } = context.task;
  switch (effect.kind) {
    case 'open_channel':
      return openChannel(context);
    case 'invite':
      return invite(context, effect);
    case 'refresh_card':
      return showCard(context);
    case 'pin_card':
      if (incident.cardTs === null) return done();
      return call(context, 'pins.add', { channel: channelOf(context), timestamp: incident.cardTs });
    case 'welcome':
      return posted(await postOnce(context, channelOf(context), welcomeView(incident, context.policy)));
    case 'set_topic':
      return call(context, 'conversations.setTopic', {
        channel: channelOf(context),
        topic: topicView(incident, context.policy),
      });
    case 'add_bookmark':
      return call(context, 'bookmarks.add', {
        channel_id: channelOf(context),
        title: effect.title,
        type: 'link',
        link: effect.link,
      });
    case 'announce':
      return announce(context, effect.channelId);
    case 'share_postmortem':
      return sharePostmortem(context, effect);
    case 'refresh_announcements':
      return refreshAnnouncements(context);
    case 'reply_to_announcements':
      return replyToAnnouncements(context, effect);
    case 'broadcast':
      return broadcast(context, effect);
    case 'send_nudge':
      return sendNudge(context);
    case 'fetch_message':
      return fetchMessage(context, effect.ts);
    case 'receipt':
      return giveReceipt(context, effect.userId);
    case 'action_item_receipt':
      return giveActionItemReceipt(context, effect);
    case 'refresh_runbook':
      return showRun(context);
    case 'quote_links':
      return quoteLinks(context, effect);
    case 'report_unread_links':
      return reportUnreadLinks(context, effect);
    case 'copy_file':
      return copyFile(context, effect);
    case 'tell_of_comment':
      return tellOfComment(context, effect);
    case 'send_export':
      return sendExport(context, effect);
    case 'check_wording':
      return checkWording(context, effect);
    case 'archive_channel':
      return call(context, 'conversations.archive', { channel: channelOf(context) });
    case 'unarchive_channel':
      return call(context, 'conversations.unarchive', { channel: channelOf(context) });
    case 'answer':
      return answer(context, effect);
    case 'refresh_start_modal':
      return refreshStartModal(context, effect);
    case 'point_out_look_alike':
      return pointOutLookAlike(context, effect);
    case 'report_failure':
      return reportFailure(context, effect);
    case 'report_delay':
      return reportDelay(context, effect);
    case 'report_posted':
      return reportPosted(context, effect);
    default:
      return unreachable(effect);
  }
}

/** The methods that each effect may call; a test checks the manifest's scopes against them. */
export const methodsOf: Record<EffectKind, readonly string[]> = {
  open_channel: ['conversations.create', 'users.conversations'],
  invite: ['conversations.invite', 'usergroups.users.list'],
  refresh_card: ['chat.postMessage', 'chat.update', 'chat.delete', 'conversations.history'],
  pin_card: ['pins.add'],
  welcome: ['chat.postMessage', 'conversations.history'],
  set_topic: ['conversations.setTopic'],
  add_bookmark: ['bookmarks.add'],
  announce: ['chat.postMessage', 'chat.update', 'chat.delete', 'conversations.history'],
  share_postmortem: ['chat.postMessage', 'chat.delete', 'conversations.history'],
  refresh_announcements: ['chat.update'],
  reply_to_announcements: ['chat.postMessage', 'conversations.replies'],
  broadcast: ['chat.postMessage', 'chat.delete', 'conversations.history'],
  send_digest: ['conversations.open', 'chat.postMessage', 'conversations.history', 'chat.delete'],
  refresh_digest: ['chat.update'],
  send_report: ['chat.postMessage', 'conversations.history', 'chat.delete'],
  send_nudge: ['chat.postMessage', 'conversations.history', 'chat.delete'],
  dedupe_post: ['conversations.history', 'chat.delete'],
  fetch_message: ['conversations.replies'],
  receipt: ['chat.postEphemeral'],
  action_item_receipt: ['chat.postEphemeral'],
  refresh_runbook: ['chat.postMessage', 'chat.update', 'chat.delete', 'conversations.history'],
  quote_links: ['conversations.info', 'conversations.replies'],
  report_unread_links: ['chat.postEphemeral', 'chat.postMessage'],
  copy_file: ['files.info'],
  tell_of_comment: ['chat.postEphemeral', 'chat.postMessage'],
  send_export: [
    'conversations.open',
    'conversations.history',
    'files.getUploadURLExternal',
    'files.completeUploadExternal',
    'chat.postMessage',
    'chat.delete',
  ],
  check_wording: ['views.update', 'chat.postEphemeral', 'chat.postMessage'],
  archive_channel: ['conversations.archive'],
  unarchive_channel: ['conversations.unarchive'],
  answer: [],
  refresh_start_modal: ['views.update'],
  point_out_look_alike: ['chat.postEphemeral', 'chat.postMessage'],
  report_failure: ['chat.postEphemeral', 'chat.postMessage'],
  report_delay: ['chat.postEphemeral', 'chat.postMessage'],
  report_posted: ['chat.postEphemeral', 'chat.postMessage'],
};

/** The rate-limited method that an effect calls for the incident's channel; null if it calls none. */
export function mainMethod(effect: Effect, cardTs: string | null): string | null {
  if (effect.kind === 'broadcast') return 'chat.postMessage';
  if (effect.kind === 'refresh_runbook') return 'chat.update';
  if (effect.kind !== 'refresh_card') return null;
  return cardTs === null ? 'chat.postMessage' : 'chat.update';
}

async function broadcast(
  context: PerformContext,
  effect: Extract<Effect, { kind: 'broadcast' }>,
): Promise<EffectResult> {
  const view = broadcastView(effect, context.task.incident, context.names);
  const result = await postOnce(context, channelOf(context), view);
  if (!isPosted(result)) return result;
  return donePosting(result, { kind: 'broadcast', occurredAt: effect.at, ts: result.ts });
}

async function call(
  context: PerformContext,
  method: string,
  args: Record<string, unknown>,
): Promise<EffectResult> {
  const { effect, attempt } = context.task;
  return outcomeOf(await context.call(method, args), { method, effectKind: effect.kind, attempt });
}

function posted(result: Posted | EffectResult): EffectResult {
  return isPosted(result) ? donePosting(result) : result;
}
