import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import { sharedPostmortemView } from '../views/postmortems/shared.js';
import { done } from './outcome.js';
import type { PerformContext } from './perform-context.js';
import { donePosting, isPosted, postOnce } from './post.js';

/** Shares a published post-mortem with another channel, unless the incident became private since. */
export async function sharePostmortem(
  context: PerformContext,
  { channelId, summary }: Extract<Effect, { kind: 'share_postmortem' }>,
): Promise<EffectResult> {
  const { incident, isUncertain } = context.task;
  if (incident.isPrivate && !isUncertain) return done();
  const posted = await postOnce(context, channelId, sharedPostmortemView(incident, summary));
  return isPosted(posted) ? donePosting(posted) : posted;
}
