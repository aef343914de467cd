import type { Effect } from '../../domain/effect.js';
import { exportProgressView } from '../views/postmortems/export.js';
import { postedIn } from './answer-fields.js';
import { channelOf, type PerformContext } from './perform-context.js';

/** What is done sooner needs no message. */
const silentMs = 3_000;

/**
 * Makes an export; if that takes long, a message where its file will be says so until it is done. The message's failure
 * changes nothing.
 */
export async function withProgress<T>(
  context: PerformContext,
  effect: Extract<Effect, { kind: 'send_export' }>,
  make: () => Promise<T>,
): Promise<T> {
  let shown: ReturnType<PerformContext['call']> | undefined;
  const timer = setTimeout(() => {
    shown = context.call('chat.postMessage', {
      channel: effect.isShared ? channelOf(context) : effect.userId,
      ...exportProgressView(context.task.incident, effect),
      metadata: { event_type: 'firebreak_effect', event_payload: { key: context.task.key } },
    });
  }, silentMs);
  try {
    return await make();
  } finally {
    clearTimeout(timer);
    const answer = await shown;
    if (answer?.kind === 'ok') {
      const { ts, channel } = postedIn(answer.data);
      await context.call('chat.delete', { channel, ts });
    }
  }
}
