import { effectTraits } from '../../domain/delivery/effect-traits.js';
import type { StoredEffect } from '../../domain/delivery/stored-effect.js';
import type { Effect } from '../../domain/effect.js';
import type { Incident } from '../../domain/incident/incident.js';
import { unreachable } from '../../domain/unreachable.js';

/** The effects to deliver now, and when to plan again; null if only another event can unblock the rest. */
export interface DeliveryPlan {
  ready: StoredEffect[];
  lookAgainAt: Date | null;
}

export interface DeliveryTime {
  now: Date;
  leaseMs: number;
  goneAt: (ownerId: number) => Date;
  slackFreeAt: (effect: Effect) => number;
}

/**
 * Selects the pending effects that can be sent now. Effects in one lane are sent in order, one at a time; lanes run
 * in parallel. Effects that need the channel or the card wait until it exists.
 * `leaseMs`: how long an attempt of a live process stays reserved. `goneAt`: when a process without a liveness lock
 * counts as dead. `slackFreeAt`: when Slack's rate limit allows the effect, in ms since 1970.
 */
export function planDelivery(
  pending: StoredEffect[],
  incident: Pick<Incident, 'channelId' | 'cardTs'>,
  time: DeliveryTime,
): DeliveryPlan {
  const heads = headsOfLanes(pending, incident).filter((head) => isUnblocked(head, incident, pending));
  const freeAt = (head: StoredEffect) =>
    new Date(Math.max(whenFree(head, time).getTime(), time.slackFreeAt(head.effect)));
  const ready = heads.filter((head) => freeAt(head) <= time.now);
  const later = heads.map(freeAt).filter((at) => at > time.now);
  return { ready, lookAgainAt: later.length > 0 ? new Date(Math.min(...later.map(Number))) : null };
}

function headsOfLanes(pending: StoredEffect[], incident: Pick<Incident, 'cardTs'>): StoredEffect[] {
  const heads = new Map<string, StoredEffect>();
  let barrier = false;
  for (const stored of pending) {
    const lane = laneOf(stored, incident);
    const { isOutside } = effectTraits[stored.effect.kind];
    if (
      isBarrier(stored.effect) &&
      heads.size > 0 &&
      [...heads.values()].some((head) => !effectTraits[head.effect.kind].isOutside)
    ) {
      barrier = true;
      continue;
    }
    if (heads.has(lane) || (barrier && !isOutside)) continue;
    heads.set(lane, stored);
    barrier ||= isBarrier(stored.effect);
  }
  return [...heads.values()];
}

/** Archiving waits for everything before it, and everything after it waits for the archiving. */
function isBarrier(effect: Effect): boolean {
  return effect.kind === 'archive_channel' || effect.kind === 'unarchive_channel';
}

function laneOf({ id, effect }: StoredEffect, incident: Pick<Incident, 'cardTs'>): string {
  switch (effect.kind) {
    case 'refresh_card':
      return incident.cardTs === null ? 'posts' : 'card';
    case 'broadcast':
      return 'posts';
    case 'open_channel':
    case 'pin_card':
    case 'set_topic':
    case 'refresh_announcements':
    case 'reply_to_announcements':
    case 'archive_channel':
    case 'unarchive_channel':
      return effect.kind;
    case 'announce':
      return `announce ${effect.channelId}`;
    case 'add_bookmark':
      return 'bookmarks';
    case 'invite':
    case 'fetch_message':
    case 'receipt':
    case 'copy_file':
    case 'dedupe_post':
    case 'answer':
    case 'refresh_start_modal':
    case 'point_out_look_alike':
    case 'report_failure':
    case 'report_delay':
    case 'report_posted':
      return `alone ${id}`;
    default:
      return unreachable(effect);
  }
}

function isUnblocked(
  { id, effect }: StoredEffect,
  incident: Pick<Incident, 'channelId' | 'cardTs'>,
  pending: StoredEffect[],
): boolean {
  const isChannelPending = incident.channelId === null && pending.some(opensChannel);
  switch (effect.kind) {
    case 'refresh_announcements':
    case 'reply_to_announcements':
      // A pending announcement may show outdated text, and its timestamp is not known yet.
      return incident.channelId !== null && !pending.some((other) => other.effect.kind === 'announce');
    case 'pin_card':
      // If the card before it was rejected, there is nothing to pin or wait for: a later card gets its own pin.
      return (
        incident.cardTs !== null ||
        (incident.channelId !== null && !pending.some((other) => other.id < id && showsCard(other)))
      );
    case 'point_out_look_alike':
      // Its reader may be about to be invited.
      return incident.channelId !== null && !pending.some((other) => other.effect.kind === 'invite');
    case 'report_posted':
      return !pending.some((other) => other.id < id && isAwaitedBy(other, effect.userId));
    case 'answer':
    case 'refresh_start_modal':
      return !isChannelPending;
    default:
      return effectTraits[effect.kind].needs === 'nothing' || incident.channelId !== null;
  }
}

function isAwaitedBy({ effect, askedBy }: StoredEffect, userId: string): boolean {
  return askedBy === userId && effectTraits[effect.kind].isAwaited;
}

function showsCard({ effect }: StoredEffect): boolean {
  return effect.kind === 'refresh_card';
}

function opensChannel({ effect }: StoredEffect): boolean {
  return effect.kind === 'open_channel';
}

/** Whether effects wait for a channel that will not be created: Slack rejected it, or it failed too often. */
export function isStranded(pending: StoredEffect[], { channelId }: Pick<Incident, 'channelId'>): boolean {
  if (channelId !== null || pending.some(opensChannel)) return false;
  return pending.some(({ effect }) => effectTraits[effect.kind].needs !== 'nothing');
}

/** A process that lost its liveness lock for a moment keeps its attempts. */
function whenFree(stored: StoredEffect, { leaseMs, goneAt }: DeliveryTime): Date {
  const { state, attemptedAt, attemptedBy, isHeld, notBefore } = stored;
  if (state !== 'attempting' || attemptedAt === null || attemptedBy === null) return notBefore;
  const leaseEnd = attemptedAt.getTime() + leaseMs;
  return new Date(isHeld ? leaseEnd : Math.min(leaseEnd, goneAt(attemptedBy).getTime()));
}
