import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import { delayView, postedView } from '../views/delivery/delay.js';
import type { MessageView } from '../views/text/blocks.js';
import type { SlackAnswer } from '../web-api.js';
import { done, notDone } from './outcome.js';
import type { PerformContext } from './perform-context.js';

type Reported = Extract<Effect, { kind: 'report_delay' | 'report_posted' }>;

/** Tells a person that their message is saved but not posted yet; nothing if it is posted by now. */
export async function reportDelay(context: PerformContext, effect: Reported): Promise<EffectResult> {
  if (context.task.awaited.waiting === 0) return done();
  return notify(context, effect, delayView(context.task.incident));
}

/** Tells a person who was told of a delay that their message is posted. A rejected message has its own notice. */
export async function reportPosted(context: PerformContext, effect: Reported): Promise<EffectResult> {
  const { awaited, incident } = context.task;
  if (awaited.waiting > 0)
    return { kind: 'later', error: 'not_posted', afterMs: 2_000, countsAsAttempt: false, isUncertain: false };
  return awaited.posted === 0 ? done() : notify(context, effect, postedView(incident));
}

/**
 * Tries three ways until one works: the response URL, which needs no token, then an ephemeral message in the channel,
 * then a direct message.
 */
async function notify(context: PerformContext, effect: Reported, view: MessageView): Promise<EffectResult> {
  const { attempt, incident } = context.task;
  const { userId, answerUrl } = effect;
  const ways: (() => Promise<SlackAnswer>)[] = [
    ...(answerUrl
      ? [() => context.respond(answerUrl, { response_type: 'ephemeral', replace_original: false, ...view })]
      : []),
    ...(incident.channelId
      ? [() => context.call('chat.postEphemeral', { channel: incident.channelId, user: userId, ...view })]
      : []),
    () => context.call('chat.postMessage', { channel: userId, ...view }),
  ];
  let last: Exclude<SlackAnswer, { kind: 'ok' }> = { kind: 'silent', error: 'no_answer' };
  for (const send of ways) {
    const answer = await send();
    if (answer.kind === 'ok') return done({ kind: 'notified', effect });
    last = answer;
  }
  return notDone(last, { effectKind: effect.kind, attempt });
}
