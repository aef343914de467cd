import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import { deliveryFailureView } from '../views/delivery/delivery-failure.js';
import { laterLookAlikeView } from '../views/incident/answers/look-alike.js';
import { startedModal, startedView } from '../views/incident/answers/started.js';
import { commentNotice } from '../views/postmortems/comments.js';
import type { MessageView } from '../views/text/blocks.js';
import { unreadLinksView } from '../views/timeline/unread-links.js';
import { done, outcomeOf } from './outcome.js';
import type { PerformContext } from './perform-context.js';

/**
 * Answers a typed command once the channel exists. An expired response URL is ignored: the channel shows the
 * incident.
 */
export async function answer(
  context: PerformContext,
  effect: Extract<Effect, { kind: 'answer' }>,
): Promise<EffectResult> {
  const { incident, attempt } = context.task;
  const view = startedView(incident, null);
  const answered = await context.respond(effect.responseUrl, { response_type: 'ephemeral', ...view });
  if (answered.kind === 'rejected') return done();
  return outcomeOf(answered, { method: 'response_url', effectKind: 'answer', attempt });
}

/** Replaces the submitted form with a link to the channel. */
export async function refreshStartModal(
  context: PerformContext,
  { viewId, lookAlike }: Extract<Effect, { kind: 'refresh_start_modal' }>,
): Promise<EffectResult> {
  const { incident, attempt } = context.task;
  const view = startedModal(incident, startedView(incident, lookAlike ?? null));
  const answered = await context.call('views.update', { view_id: viewId, view });
  return outcomeOf(answered, { method: 'views.update', effectKind: 'refresh_start_modal', attempt });
}

/** Tells the incident's reporter about a similar one, in its channel, or directly if they are not in it. */
export async function pointOutLookAlike(
  context: PerformContext,
  { userId, lookAlike }: Extract<Effect, { kind: 'point_out_look_alike' }>,
): Promise<EffectResult> {
  return notifyUser(context, userId, laterLookAlikeView(lookAlike, context.task.incident.number));
}

/** Tells the person who asked what Slack rejected, in the incident's channel, or directly if they are not in it. */
export async function reportFailure(
  context: PerformContext,
  effect: Extract<Effect, { kind: 'report_failure' }>,
): Promise<EffectResult> {
  return notifyUser(
    context,
    effect.userId,
    deliveryFailureView(context.task.incident, effect.about, effect.effectId),
  );
}

/** Tells the person who pasted links which of them couldn't be read. */
export async function reportUnreadLinks(
  context: PerformContext,
  { userId, links }: Extract<Effect, { kind: 'report_unread_links' }>,
): Promise<EffectResult> {
  return notifyUser(context, userId, unreadLinksView(context.task.incident, links));
}

/**
 * Tells somebody of a comment, in a direct message that is still there when they come back. About a private incident only in
 * its channel, so that nobody reads of it who has left.
 */
export async function tellOfComment(
  context: PerformContext,
  effect: Extract<Effect, { kind: 'tell_of_comment' }>,
): Promise<EffectResult> {
  const { incident, attempt } = context.task;
  const view = commentNotice(incident, effect);
  const method = incident.isPrivate ? 'chat.postEphemeral' : 'chat.postMessage';
  if (incident.isPrivate && incident.channelId === null) return done();
  const to = incident.isPrivate
    ? { channel: incident.channelId, user: effect.userId }
    : { channel: effect.userId };
  const answered = await context.call(method, { ...to, ...view });
  if (incident.isPrivate && answered.kind === 'rejected') return done();
  return outcomeOf(answered, { method, effectKind: effect.kind, attempt });
}

/** Shows it to one person in the incident's channel, or directly if they are not in it. */
export async function notifyUser(
  context: PerformContext,
  userId: string,
  view: MessageView,
): Promise<EffectResult> {
  const { effect, incident, attempt } = context.task;
  const called = { effectKind: effect.kind, attempt };
  if (incident.channelId) {
    const method = 'chat.postEphemeral';
    const answered = await context.call(method, { channel: incident.channelId, user: userId, ...view });
    if (answered.kind !== 'rejected') return outcomeOf(answered, { method, ...called });
  }
  // Sent without deduplication: ephemeral messages can't be searched, and a repeated notice is better than a lost
  // one.
  const answered = await context.call('chat.postMessage', { channel: userId, ...view });
  return outcomeOf(answered, { method: 'chat.postMessage', ...called });
}
