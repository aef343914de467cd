import type { Performed } from '../../domain/delivery.js';
import type { Effect } from '../../domain/effect.js';
import { startedModal, startedView } from '../views/started.js';
import { troubleView } from '../views/trouble.js';
import type { Hand } from './hand.js';
import { done, outcomeOf } from './outcome.js';

/** Answers a typed command once the channel is there. An address that has run out is no loss: the channel shows it. */
export async function answer(hand: Hand, effect: Extract<Effect, { kind: 'answer' }>): Promise<Performed> {
  const { incident, attempt } = hand.task;
  const view = startedView(incident, incident.channelId === null);
  const said = await hand.respond(effect.responseUrl, { response_type: 'ephemeral', ...view });
  if (said.kind === 'refused') return done();
  return outcomeOf(said, { method: 'response_url', effectKind: 'answer', attempt });
}

/** Puts the link to the channel in the place of the form that was submitted. */
export async function refreshStartModal(hand: Hand, viewId: string): Promise<Performed> {
  const { incident, attempt } = hand.task;
  const view = startedModal(incident, incident.channelId === null);
  const said = await hand.call('views.update', { view_id: viewId, view });
  return outcomeOf(said, { method: 'views.update', effectKind: 'refresh_start_modal', attempt });
}

/** Tells the person who asked what Slack refused: in the incident's channel, or directly where they are not in it. */
export async function reportTrouble(
  hand: Hand,
  effect: Extract<Effect, { kind: 'report_trouble' }>,
): Promise<Performed> {
  const { incident, attempt } = hand.task;
  const view = troubleView(incident, effect.about, effect.effectId);
  if (incident.channelId) {
    const said = await hand.call('chat.postEphemeral', {
      channel: incident.channelId,
      user: effect.userId,
      ...view,
    });
    if (said.kind !== 'refused')
      return outcomeOf(said, { method: 'chat.postEphemeral', effectKind: 'report_trouble', attempt });
  }
  // Told twice does less harm than not at all, and what was said to one person alone cannot be looked up.
  const said = await hand.call('chat.postMessage', { channel: effect.userId, ...view });
  return outcomeOf(said, { method: 'chat.postMessage', effectKind: 'report_trouble', attempt });
}
