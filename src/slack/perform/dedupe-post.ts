import type { DeliveryTask, EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import { done } from './outcome.js';
import type { PerformContext } from './perform-context.js';
import { keepOne } from './post.js';

/** Deletes all but one of the posts with that key. If Slack rejects the search, the effect still counts as done. */
export async function dedupePost(
  context: PerformContext<DeliveryTask>,
  { channelId, key, since, file }: Extract<Effect, { kind: 'dedupe_post' }>,
): Promise<EffectResult> {
  const result = await keepOne(context, channelId, { key, since: new Date(since), file });
  return result !== null && typeof result !== 'string' && result.kind === 'later' ? result : done();
}
