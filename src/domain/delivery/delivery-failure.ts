import type { Effect, EffectKind } from '../effect.js';
import { effectTraits } from './effect-traits.js';

/** One failure of an effect that came to no good end. */
export interface Failed {
  effect: Effect;
  state: 'refused' | 'dead';
  error: string;
}

/** Refusals that are about the channel, whatever was to be done in it. */
const ofChannel: ReadonlySet<string> = new Set([
  'channel_is_archived',
  'channel_not_found',
  'is_archived',
  'is_inactive',
  'not_in_channel',
]);

/**
 * Why it failed, the same for all that failed for this: each person is told of each cause once. A channel that is gone is
 * one cause for everything in it, and so is a Slack that answers nothing.
 */
export function causeOf({ effect, state, error }: Failed): string {
  if (state === 'dead') return 'gave up';
  if (isOfChannel(effect.kind, error)) return 'channel';
  switch (effect.kind) {
    case 'announce':
      return `announce ${effect.channelId} ${error}`;
    case 'invite':
      return `invite ${[...effect.userIds, ...effect.groupIds].sort().join(' ')} ${error}`;
    case 'add_bookmark':
      return `add_bookmark ${effect.title} ${error}`;
    default:
      return `${effect.kind} ${error}`;
  }
}

/** Whether nothing can be done in the incident's channel any more. */
export function isOfChannel(kind: EffectKind, error: string): boolean {
  return ofChannel.has(error) && kind !== 'announce' && kind !== 'refresh_announcements';
}

/** Whether a person is told where it fails, and the card shows it. */
export function isReported(kind: EffectKind): boolean {
  return effectTraits[kind].failure === 'told';
}
