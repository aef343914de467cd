import { type EffectTraits, effectTraits } from '../../domain/delivery/effect-traits.js';
import type { StoredEffect } from '../../domain/delivery/stored-effect.js';
import type { Effect } from '../../domain/effect.js';
import type { Incident } from '../../domain/incident/incident.js';
import { unreachable } from '../../domain/unreachable.js';

/** What exists in Slack of an incident. */
export type ChannelState = Pick<Incident, 'channelId' | 'cardTs'>;

/** The effects to deliver now, and when to plan again; null if only another event can unblock the rest. */
export interface DeliveryPlan {
  ready: StoredEffect[];
  lookAgainAt: Date | null;
}

export interface DeliveryTime {
  now: Date;
  goneAt: (processId: number) => Date;
  slackFreeAt: (effect: Effect) => number;
}

/**
 * Selects the pending effects that can be sent now. Effects in one lane are sent in order, one at a time; lanes run
 * in parallel. Effects that need the channel or the card wait until it exists.
 * `goneAt`: when a process without a liveness lock counts as dead. `slackFreeAt`: when Slack's rate limit allows the effect, in ms since 1970.
 */
export function planDelivery(
  pending: StoredEffect[],
  incident: ChannelState,
  time: DeliveryTime,
): DeliveryPlan {
  const heads = headsOfLanes(pending, incident).filter((head) => isUnblocked(head, incident, pending));
  const freeAt = (head: StoredEffect) =>
    new Date(Math.max(whenFree(head, time).getTime(), time.slackFreeAt(head.effect)));
  const ready = heads.filter((head) => freeAt(head) <= time.now);
  const later = heads.map(freeAt).filter((at) => at > time.now);
  return { ready, lookAgainAt: later.length > 0 ? new Date(Math.min(...later.map(Number))) : null };
}

function headsOfLanes(pending: StoredEffect[], incident: ChannelState): StoredEffect[] {
  const heads = new Map<string, StoredEffect>();
  let isBarred = false;
  for (const stored of pending) {
    const { isBarrier, isOutside } = traitsOf(stored);
    const mustWait = isBarrier && [...heads.values()].some((head) => !traitsOf(head).isOutside);
    isBarred ||= mustWait;
    const lane = laneOf(stored, incident);
    if (mustWait || heads.has(lane) || (isBarred && !isOutside)) continue;
    heads.set(lane, stored);
    isBarred ||= isBarrier;
  }
  return [...heads.values()];
}

function laneOf(stored: StoredEffect, { cardTs }: ChannelState): string {
  const { id, effect } = stored;
  const { lane } = traitsOf(stored);
  switch (lane) {
    case 'posts':
      return lane;
    case 'card':
      return cardTs === null ? 'posts' : lane;
    case 'kind':
      return effect.kind;
    case 'channel':
      return `${effect.kind} ${'channelId' in effect ? effect.channelId : ''}`;
    case 'alone':
      return `${lane} ${id}`;
    default:
      return unreachable(lane);
  }
}

function isUnblocked(stored: StoredEffect, incident: ChannelState, pending: StoredEffect[]): boolean {
  const { needs, waitsFor } = traitsOf(stored);
  if (needs === 'channel' && incident.channelId === null) return false;
  const isPending = (holds: (other: StoredEffect) => boolean) => pending.some(holds);
  const isEarlier = (other: StoredEffect) => other.id < stored.id;
  switch (waitsFor) {
    case 'nothing':
      return true;
    case 'opening':
      return incident.channelId !== null || !isPending(opensChannel);
    case 'card':
      // If the card before it was rejected, there is nothing to pin or wait for: a later card gets its own pin.
      return incident.cardTs !== null || !isPending((other) => isEarlier(other) && showsCard(other));
    case 'announcements':
      return !isPending(({ effect }) => effect.kind === 'announce');
    case 'invitations':
      return !isPending(({ effect }) => effect.kind === 'invite');
    case 'awaited':
      return !isPending((other) => isEarlier(other) && isAwaitedBy(other, readerOf(stored)));
    default:
      return unreachable(waitsFor);
  }
}

function traitsOf({ effect }: StoredEffect): EffectTraits {
  return effectTraits[effect.kind];
}

/** The person who reads a notice. */
function readerOf({ effect }: StoredEffect): string | null {
  return 'userId' in effect ? effect.userId : null;
}

function isAwaitedBy(stored: StoredEffect, userId: string | null): boolean {
  return stored.askedBy === userId && traitsOf(stored).isAwaited;
}

function showsCard({ effect }: StoredEffect): boolean {
  return effect.kind === 'refresh_card';
}

function opensChannel({ effect }: StoredEffect): boolean {
  return effect.kind === 'open_channel';
}

/** Whether effects wait for a channel that will not be created: Slack rejected it, or it failed too often. */
export function isStranded(pending: StoredEffect[], { channelId }: Pick<ChannelState, 'channelId'>): boolean {
  if (channelId !== null || pending.some(opensChannel)) return false;
  return pending.some((stored) => traitsOf(stored).needs === 'channel');
}

/** A process that lost its liveness lock for a moment keeps its attempts. */
function whenFree(stored: StoredEffect, { goneAt }: DeliveryTime): Date {
  const { state, attemptedAt, attemptedBy, isHeld, notBefore } = stored;
  if (state !== 'attempting' || attemptedAt === null || attemptedBy === null) return notBefore;
  const leaseEnd = attemptedAt.getTime() + traitsOf(stored).leaseMs;
  return new Date(isHeld ? leaseEnd : Math.min(leaseEnd, goneAt(attemptedBy).getTime()));
}
