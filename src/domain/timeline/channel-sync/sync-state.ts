import { timeOf } from '../messages/observed-message.js';
import { type ChannelSync, isReading } from './channel-sync.js';

/** Why the timeline doesn't hold the whole channel, as the timeline shows it. */
export type SyncState =
  | { kind: 'under_way'; messages: number }
  /** Slack rejects reading what was written before then, or anything at all. */
  | { kind: 'rejected'; error: string; before: Date | null }
  /** Messages written before then exceed the limit. */
  | { kind: 'too_much'; before: Date };

/** Null: the channel is stored completely. `incompleteBefore`: what an earlier sync left out. */
export function syncStateOf(state: ChannelSync, incompleteBefore: string | null): SyncState | null {
  if (state.kind === 'stopped') {
    const { error, before } = state;
    return { kind: 'rejected', error, before: before === null ? null : timeOf(before) };
  }
  if (state.kind === 'waiting') return { kind: 'under_way', messages: state.resume.read };
  if (isReading(state)) return { kind: 'under_way', messages: state.read };
  return incompleteBefore === null ? null : { kind: 'too_much', before: timeOf(incompleteBefore) };
}
