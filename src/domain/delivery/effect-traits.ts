import type { EffectKind } from '../effect.js';

/** What must be known of a kind of effect, besides how Slack is told of it. */
export interface EffectTraits {
  /** Delivers whatever is true by then: one waiting row per incident is enough. */
  isMergeable: boolean;
  /** What Slack must have made before. */
  needs: 'nothing' | 'channel';
  /** Does not touch the incident's channel, so that it passes where others wait for the channel to be archived. */
  isOutside: boolean;
  /** Whether the person who asked waits to see it: where it is late they are told. */
  isAwaited: boolean;
  /** Who hears that it cannot be done. Nobody is told of what only tells somebody something: that would have no end. */
  failure: 'told' | 'unnoticed';
}

const plain = {
  isMergeable: false,
  needs: 'channel',
  isOutside: false,
  isAwaited: false,
  failure: 'told',
} as const;
const merging = { ...plain, isMergeable: true } as const;
const toPerson = { ...plain, needs: 'nothing', isOutside: true, failure: 'unnoticed' } as const;

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
  dedupe_post: { ...plain, failure: 'unnoticed' },
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

/** The kinds of which something holds. */
export function kindsWith(holds: (traits: EffectTraits) => boolean): EffectKind[] {
  return (Object.keys(effectTraits) as EffectKind[]).filter((kind) => holds(effectTraits[kind]));
}
