import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import { done } from './outcome.js';
import type { PerformContext } from './perform-context.js';
import { keepOne } from './post.js';

/** Leaves one of the posts with that key. Where Slack will not tell which there are, nobody has to know. */
export async function dedupePost(
  hand: PerformContext,
  { channelId, key, since }: Extract<Effect, { kind: 'dedupe_post' }>,
): Promise<EffectResult> {
  const left = await keepOne(hand, channelId, { key, since: new Date(since) });
  return left !== null && typeof left !== 'string' && left.kind === 'later' ? left : done();
}
