import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import { deliveryFailureView } from '../views/delivery/delivery-failure.js';
import { laterLookAlikeView } from '../views/incident/look-alike.js';
import { startedModal, startedView } from '../views/incident/started.js';
import type { MessageView } from '../views/text/blocks.js';
import { done, outcomeOf } from './outcome.js';
import type { PerformContext } from './perform-context.js';

/** Answers a typed command once the channel is there. An address that has run out is no loss: the channel shows it. */
export async function answer(
  hand: PerformContext,
  effect: Extract<Effect, { kind: 'answer' }>,
): Promise<EffectResult> {
  const { incident, attempt } = hand.task;
  const look = { isStuck: incident.channelId === null, lookAlike: effect.lookAlike ?? null };
  const view = startedView(incident, look);
  const said = await hand.respond(effect.responseUrl, { response_type: 'ephemeral', ...view });
  if (said.kind === 'refused') return done();
  return outcomeOf(said, { method: 'response_url', effectKind: 'answer', attempt });
}

/** Puts the link to the channel in the place of the form that was submitted. */
export async function refreshStartModal(
  hand: PerformContext,
  { viewId, lookAlike }: Extract<Effect, { kind: 'refresh_start_modal' }>,
): Promise<EffectResult> {
  const { incident, attempt } = hand.task;
  const look = { isStuck: incident.channelId === null, lookAlike: lookAlike ?? null };
  const view = startedModal(incident, startedView(incident, look));
  const said = await hand.call('views.update', { view_id: viewId, view });
  return outcomeOf(said, { method: 'views.update', effectKind: 'refresh_start_modal', attempt });
}

/** Tells who declared this incident of another like it: in its channel, or directly where they are not in it. */
export async function pointOutLookAlike(
  hand: PerformContext,
  { userId, lookAlike }: Extract<Effect, { kind: 'point_out_look_alike' }>,
): Promise<EffectResult> {
  return tellOne(hand, userId, laterLookAlikeView(lookAlike, hand.task.incident.number));
}

/** Tells the person who asked what Slack refused: in the incident's channel, or directly where they are not in it. */
export async function reportFailure(
  hand: PerformContext,
  effect: Extract<Effect, { kind: 'report_failure' }>,
): Promise<EffectResult> {
  return tellOne(hand, effect.userId, deliveryFailureView(hand.task.incident, effect.about, effect.effectId));
}

async function tellOne(hand: PerformContext, userId: string, view: MessageView): Promise<EffectResult> {
  const { effect, incident, attempt } = hand.task;
  const told = { effectKind: effect.kind, attempt };
  if (incident.channelId) {
    const method = 'chat.postEphemeral';
    const said = await hand.call(method, { channel: incident.channelId, user: userId, ...view });
    if (said.kind !== 'refused') return outcomeOf(said, { method, ...told });
  }
  // Told twice does less harm than not at all, and what was said to one person alone cannot be looked up.
  const said = await hand.call('chat.postMessage', { channel: userId, ...view });
  return outcomeOf(said, { method: 'chat.postMessage', ...told });
}
