import type { EffectKind } from '../effect.js';

/** The properties of each kind of effect that delivery depends on. */
export interface EffectTraits {
  /** Shows whatever is current at delivery: one waiting row per incident is enough. */
  isMergeable: boolean;
  /** What must exist in Slack first. */
  needs: 'nothing' | 'channel';
  /** Doesn't touch the incident's channel, so it is delivered even while others wait for the channel to be archived. */
  isOutside: boolean;
  /** Whether the person who asked waits to see it; they are notified if it is late. */
  isAwaited: boolean;
  /** Whether a failure is reported. Failed notifications are not: reporting them could loop forever. */
  failure: 'reported' | 'unreported';
}

const plain = {
  isMergeable: false,
  needs: 'channel',
  isOutside: false,
  isAwaited: false,
  failure: 'reported',
} as const;
const merging = { ...plain, isMergeable: true } as const;
const toPerson = { ...plain, needs: 'nothing', isOutside: true, failure: 'unreported' } as const;

export const effectTraits: Record<EffectKind, EffectTraits> = {
  open_channel: { ...plain, needs: 'nothing', isAwaited: true },
  invite: plain,
  refresh_card: merging,
  pin_card: plain,
  set_topic: merging,
  add_bookmark: plain,
  announce: { ...plain, isOutside: true },
  refresh_announcements: { ...merging, isOutside: true },
  reply_to_announcements: { ...plain, isOutside: true },
  broadcast: { ...plain, isAwaited: true },
  dedupe_post: { ...plain, failure: 'unreported' },
  fetch_message: plain,
  receipt: { ...toPerson, needs: 'channel' },
  copy_file: { ...plain, isOutside: true },
  archive_channel: plain,
  unarchive_channel: plain,
  answer: toPerson,
  refresh_start_modal: toPerson,
  point_out_look_alike: { ...toPerson, needs: 'channel' },
  report_failure: toPerson,
  report_delay: toPerson,
  report_posted: toPerson,
};

export function isMergeable(kind: EffectKind): boolean {
  return effectTraits[kind].isMergeable;
}

/** The kinds whose traits match. */
export function kindsWith(holds: (traits: EffectTraits) => boolean): EffectKind[] {
  return (Object.keys(effectTraits) as EffectKind[]).filter((kind) => holds(effectTraits[kind]));
}
