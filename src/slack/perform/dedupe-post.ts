import type { Performed } from '../../domain/delivery.js';
import type { Effect } from '../../domain/effect.js';
import type { Hand } from './hand.js';
import { done } from './outcome.js';
import { keepOne } from './post.js';

/** Leaves one of the posts with that key. Where Slack will not tell which there are, nobody has to know. */
export async function dedupePost(
  hand: Hand,
  { channelId, key, since }: Extract<Effect, { kind: 'dedupe_post' }>,
): Promise<Performed> {
  const left = await keepOne(hand, channelId, { key, since: new Date(since) });
  return left !== null && typeof left !== 'string' && left.kind === 'later' ? left : done();
}
