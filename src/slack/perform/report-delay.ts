import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import { delayView, postedView } from '../views/delivery/delay.js';
import type { MessageView } from '../views/text/blocks.js';
import type { SlackAnswer } from '../web-api.js';
import { done, notDone } from './outcome.js';
import type { PerformContext } from './perform-context.js';

type Reported = Extract<Effect, { kind: 'report_delay' | 'report_posted' }>;

/** Tells a person that their words are saved and not posted yet; nothing where they are by now. */
export async function reportDelay(hand: PerformContext, effect: Reported): Promise<EffectResult> {
  if (hand.task.awaited.waiting === 0) return done();
  return tell(hand, effect, delayView(hand.task.incident));
}

/** Tells who was told of the delay that it is over; what was refused instead has a notice of its own. */
export async function reportPosted(hand: PerformContext, effect: Reported): Promise<EffectResult> {
  const { awaited, incident } = hand.task;
  if (awaited.waiting > 0)
    return { kind: 'later', error: 'not_posted', afterMs: 2_000, countsAsAttempt: false, isUncertain: false };
  return awaited.posted === 0 ? done() : tell(hand, effect, postedView(incident));
}

/** By the first way that works: the address that came with their words needs no token; then the channel, then directly. */
async function tell(hand: PerformContext, effect: Reported, view: MessageView): Promise<EffectResult> {
  const { attempt, incident } = hand.task;
  const { userId, answerUrl } = effect;
  const ways: (() => Promise<SlackAnswer>)[] = [
    ...(answerUrl
      ? [() => hand.respond(answerUrl, { response_type: 'ephemeral', replace_original: false, ...view })]
      : []),
    ...(incident.channelId
      ? [() => hand.call('chat.postEphemeral', { channel: incident.channelId, user: userId, ...view })]
      : []),
    () => hand.call('chat.postMessage', { channel: userId, ...view }),
  ];
  let last: Exclude<SlackAnswer, { kind: 'ok' }> = { kind: 'silent', error: 'no_answer' };
  for (const way of ways) {
    const answer = await way();
    if (answer.kind === 'ok') return done({ kind: 'notified', effect });
    last = answer;
  }
  return notDone(last, { effectKind: effect.kind, attempt });
}
