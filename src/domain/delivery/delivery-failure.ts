import type { Effect, EffectKind } from '../effect.js';
import { effectTraits } from './effect-traits.js';

/** An effect that failed for good. */
export interface Failed {
  effect: Effect;
  state: 'rejected' | 'dead';
  error: string;
}

/** Slack errors about the channel itself, whatever the effect was. */
const ofChannel: ReadonlySet<string> = new Set([
  'channel_is_archived',
  'channel_not_found',
  'is_archived',
  'is_inactive',
  'not_in_channel',
]);

/**
 * A key for the cause of a failure: people are notified once per cause. A missing channel is one cause for everything
 * in it, and so is a Slack that never answers.
 */
export function causeOf({ effect, state, error }: Failed): string {
  if (state === 'dead') return 'gave up';
  if (isOfChannel(effect.kind, error)) return 'channel';
  switch (effect.kind) {
    case 'announce':
    case 'share_postmortem':
      return `${effect.kind} ${effect.channelId} ${error}`;
    case 'send_export':
      return `${effect.kind} ${effect.askedAt} ${error}`;
    case 'invite':
      return `invite ${[...effect.userIds, ...effect.groupIds].sort().join(' ')} ${error}`;
    case 'add_bookmark':
      return `add_bookmark ${effect.title} ${error}`;
    default:
      return `${effect.kind} ${error}`;
  }
}

/** Whether the error means that nothing more can be done in the incident's channel. */
export function isOfChannel(kind: EffectKind, error: string): boolean {
  return ofChannel.has(error) && !effectTraits[kind].isOutside;
}

/** Whether a failure of this kind is reported to a person. */
export function isReported(kind: EffectKind): boolean {
  return effectTraits[kind].failure !== 'unreported';
}

/** Whether the card shows it too. */
export function isShownOnCard(kind: EffectKind): boolean {
  return effectTraits[kind].failure === 'on_card';
}
