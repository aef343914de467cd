import type { Effect, EffectKind } from '../effect.js';
import { leaseMs } from './retry-policy.js';

/** What delivery must know of each kind of effect; `effect.ts` has its data. */
export interface EffectTraits {
  /**
   * Whose effects it is planned and delivered with; see `owner.ts`. `incident_or_channel`: the incident's, or the
   * channel's if it is about no incident.
   */
  owner: 'incident' | 'person' | 'channel' | 'incident_or_channel';
  /** The system that performs it. */
  destination: 'slack';
  /**
   * Effects in one lane are delivered one after another. `posts`: with the other messages in the incident's channel ·
   * `card`: likewise until the card exists, then by itself · `kind`: with its own kind · `channel`: with its own kind in
   * the same other channel · `alone`.
   */
  lane: 'posts' | 'card' | 'kind' | 'channel' | 'alone';
  /** What must exist in Slack first; without it the effect is blocked until a person retries. */
  needs: 'nothing' | 'channel';
  /**
   * What must not be pending. `opening`: the channel · `card`: the card before it, unless there is one · `announcements`:
   * any announcement, since it may show outdated text · `invitations` · `awaited`: what the person waits for.
   */
  waitsFor: 'nothing' | 'opening' | 'card' | 'announcements' | 'invitations' | 'awaited';
  /** Waits for everything before it in the incident's channel, and everything after waits for it. */
  isBarrier: boolean;
  /** Doesn't touch the incident's channel, so it ignores barriers. */
  isOutside: boolean;
  /** Shows whatever is current at delivery: one waiting row per incident is enough. */
  isMergeable: boolean;
  /** Milliseconds by which it is delayed so that quick changes become one edit. */
  settleMs: number;
  /** How long an attempt of a live process stays reserved: longer than it may take. At least the usual one. */
  leaseMs: number;
  /** How many pending ones of an incident are read at once, so that other effects can overtake the rest; null: all. */
  readAtOnce: number | null;
  /**
   * What an attempt does whose predecessor may have succeeded. `harmless`: it repeats · `searched`: a post is searched for
   * first · `seen_twice`: only one person sees it, so that it can't be found; therefore its end is flushed to disk.
   */
  again: 'harmless' | 'searched' | 'seen_twice';
  /** Whether the person who asked waits to see it; they are notified if it is late. */
  isAwaited: boolean;
  /**
   * What an attempt reads besides the incident as it is now. `declared_title`: so that all attempts name the channel
   * alike · `awaited`: what the person waits for.
   */
  reads:
    | 'nothing'
    | 'declared_title'
    | 'announcements'
    | 'item'
    | 'awaited'
    | 'card'
    | 'action_item'
    | 'run'
    | 'nudge'
    | 'report';
  /** Whether people see that it is still to be delivered. */
  countsAsPending: boolean;
  /**
   * Who learns of a failure. `on_card`: the person who asked, and everybody from the card · `to_person`: only they, because
   * the card itself failed, or it concerns nobody else · `unreported`: nobody, because reporting failed notifications could loop forever.
   */
  failure: 'on_card' | 'to_person' | 'unreported';
}

const plain = {
  owner: 'incident',
  destination: 'slack',
  lane: 'alone',
  needs: 'channel',
  waitsFor: 'nothing',
  isBarrier: false,
  isOutside: false,
  isMergeable: false,
  settleMs: 0,
  leaseMs,
  readAtOnce: null,
  again: 'harmless',
  isAwaited: false,
  reads: 'nothing',
  countsAsPending: true,
  failure: 'on_card',
} as const satisfies EffectTraits;
const merging = { ...plain, lane: 'kind', isMergeable: true } as const;
const elsewhere = { ...plain, isOutside: true } as const;
/** A nudge is asked again another day, so its failure is in the ledger and nobody is told. */
const nudging = { again: 'searched', reads: 'nudge', countsAsPending: false, failure: 'unreported' } as const;
const edited = { again: 'harmless', isMergeable: true, settleMs: 300 } as const;
const toPerson = { ...elsewhere, needs: 'nothing', again: 'seen_twice', failure: 'unreported' } as const;

/** Only an effect that names a person or a channel and needs no incident's channel can belong to them. */
type TraitsOf<Kind extends EffectKind> = EffectTraits &
  (Extract<Effect, { kind: Kind }> extends { userId: string }
    ? { owner: 'incident' } | { owner: 'person'; needs: 'nothing' }
    : Extract<Effect, { kind: Kind }> extends { channelId: string }
      ? { owner: 'incident' } | { owner: 'channel' | 'incident_or_channel'; needs: 'nothing' }
      : { owner: 'incident' });

/** The one table of what differs between the kinds of effects. */
export const effectTraits: { readonly [Kind in EffectKind]: TraitsOf<Kind> } = {
  open_channel: {
    ...plain,
    lane: 'kind',
    needs: 'nothing',
    again: 'searched',
    isAwaited: true,
    reads: 'declared_title',
  },
  invite: plain,
  refresh_card: {
    ...merging,
    lane: 'card',
    settleMs: 300,
    again: 'searched',
    reads: 'card',
    failure: 'to_person',
  },
  pin_card: { ...plain, lane: 'kind', waitsFor: 'card' },
  welcome: { ...plain, lane: 'posts', again: 'searched' },
  set_topic: merging,
  add_bookmark: { ...plain, lane: 'kind' },
  announce: { ...elsewhere, lane: 'channel', again: 'searched' },
  refresh_announcements: {
    ...merging,
    waitsFor: 'announcements',
    isOutside: true,
    settleMs: 5_000,
    reads: 'announcements',
  },
  reply_to_announcements: {
    ...elsewhere,
    lane: 'kind',
    waitsFor: 'announcements',
    again: 'searched',
    reads: 'announcements',
  },
  broadcast: { ...plain, lane: 'posts', readAtOnce: 5, again: 'searched', isAwaited: true },
  dedupe_post: {
    ...plain,
    owner: 'incident_or_channel',
    needs: 'nothing',
    reads: 'announcements',
    countsAsPending: false,
    failure: 'unreported',
  },
  fetch_message: plain,
  receipt: { ...toPerson, needs: 'channel', reads: 'item' },
  action_item_receipt: { ...toPerson, needs: 'channel', reads: 'action_item' },
  refresh_runbook: { ...merging, settleMs: 300, again: 'searched', reads: 'run' },
  share_postmortem: { ...elsewhere, needs: 'nothing', lane: 'channel', again: 'searched' },
  tell_of_comment: toPerson,
  quote_links: { ...elsewhere, needs: 'nothing', lane: 'kind' },
  report_unread_links: toPerson,
  /** One after another, because making a file is work, which waits for everybody else's. */
  send_export: {
    ...elsewhere,
    leaseMs: 120_000,
    ...{ needs: 'nothing', lane: 'kind', again: 'searched', countsAsPending: false, failure: 'to_person' },
  },
  /** After the form was answered, so that its answer doesn't overwrite what this shows there. */
  check_wording: { ...toPerson, lane: 'kind', settleMs: 700, countsAsPending: false },
  copy_file: { ...elsewhere, readAtOnce: 3 },
  archive_channel: { ...plain, lane: 'kind', isBarrier: true },
  unarchive_channel: { ...plain, lane: 'kind', isBarrier: true },
  answer: { ...toPerson, waitsFor: 'opening' },
  refresh_start_modal: { ...toPerson, waitsFor: 'opening', again: 'harmless' },
  point_out_look_alike: { ...toPerson, needs: 'channel', waitsFor: 'invitations' },
  send_digest: { ...toPerson, ...nudging, owner: 'person', lane: 'kind' },
  refresh_digest: { ...toPerson, ...nudging, owner: 'person', lane: 'kind', ...edited },
  send_report: { ...toPerson, ...nudging, owner: 'channel', lane: 'kind', reads: 'report' },
  send_nudge: { ...plain, ...nudging, lane: 'posts' },
  report_failure: { ...toPerson, owner: 'person' },
  report_delay: { ...toPerson, reads: 'awaited' },
  report_posted: { ...toPerson, waitsFor: 'awaited', reads: 'awaited' },
};

export function isMergeable(kind: EffectKind): boolean {
  return effectTraits[kind].isMergeable;
}

/** Waiting effects of an owner with the same key show the same; null for those that don't merge. */
export function mergeKeyOf(effect: Effect): string | null {
  if (!isMergeable(effect.kind)) return null;
  return effect.kind === 'refresh_runbook' ? `${effect.kind} ${effect.run}` : effect.kind;
}

/** The effects that can be delivered: an incident that does without a channel gets none that need one. */
export function deliverable<T>(
  { wantsChannel }: { wantsChannel: boolean },
  effects: readonly T[],
  effectIn: (one: T) => Effect,
): T[] {
  return effects.filter((one) => wantsChannel || effectTraits[effectIn(one).kind].needs !== 'channel');
}

/** The kinds whose traits match. */
export function kindsWith(holds: (traits: EffectTraits) => boolean): EffectKind[] {
  return (Object.keys(effectTraits) as EffectKind[]).filter((kind) => holds(effectTraits[kind]));
}
