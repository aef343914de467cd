import { type Ask, type Keys, nextSlot, type Slot, undecidedSlots } from './asks/ask.js';
import type { Calendar } from './calendar.js';
import { digestTime } from './digest-time.js';

/** A slot and when it is sent (ms). `digest`: the key of the digest that carries it; null: it goes alone. */
export interface TimedSlot extends Slot {
  sendAt: number;
  digest: string | null;
}

/** A slot that is not sent any more, and why. */
export interface DroppedSlot extends Slot {
  outcome: DroppedOutcome;
}

/** `skipped_snoozed`: it fell into a rest · `skipped_quiet`: into days off · `superseded`: something later replaces it. */
export type DroppedOutcome = 'superseded' | 'skipped_quiet' | 'skipped_snoozed';

/** An ask at one time: the slot that it owes, those that this one replaces, and its next slot. */
export interface Owed {
  ask: Ask;
  /** The recipient's. */
  calendar: Calendar;
  slot: TimedSlot | null;
  dropped: DroppedSlot[];
  next: TimedSlot | null;
}

/** An ask that owes a slot. */
export type OwedSlot = Pick<Owed, 'ask' | 'calendar'> & { slot: TimedSlot };

/**
 * What an ask owes at `now` (ms). Only its latest slot is ever owed, and none while it rests. `decided`: the keys in
 * the ledger; what is before a decided slot is not owed any more.
 */
export function owedOf(ask: Ask, calendar: Calendar, now: number, decided: Keys): Owed {
  const timed = (slot: Slot | null) => slot && timedSlot(ask, calendar, slot, { now, decided });
  const wakesAt = restEnd(ask, calendar);
  const passed = undecidedSlots(ask, calendar, Math.max(now, wakesAt), decided);
  const slot = passed[0] ?? null;
  const next = nextSlot(ask, calendar, Math.max(now, wakesAt));
  if (wakesAt > now) {
    const first = slot ? { ...slot, dueAt: wakesAt } : next;
    return { ask, calendar, slot: null, dropped: [], next: timed(first) };
  }
  const earlier = passed.slice(1);
  const dropped = earlier.map((one) => ({ ...one, outcome: whyDropped(one, { ask, calendar, wakesAt }) }));
  const owed = slot && { ...slot, dueAt: Math.max(slot.dueAt, wakesAt) };
  return { ask, calendar, slot: timed(owed), dropped, next: timed(next) };
}

function whyDropped(
  { dueAt }: Slot,
  { ask, calendar, wakesAt }: { ask: Ask; calendar: Calendar; wakesAt: number },
): DroppedOutcome {
  if (dueAt < wakesAt) return 'skipped_snoozed';
  const day = calendar.dayOf(dueAt);
  const isOff = ask.kind === 'days' && (day < calendar.backOn || calendar.digestOn(day) === null);
  return isOff ? 'skipped_quiet' : 'superseded';
}

function restEnd(ask: Ask, calendar: Calendar): number {
  const day = ask.kind === 'days' ? ask.restsUntil : null;
  return day === null ? Number.NEGATIVE_INFINITY : calendar.startOf(day);
}

/** Null if the recipient has no working day within a year. */
function timedSlot(
  ask: Ask,
  calendar: Calendar,
  slot: Slot,
  { now, decided }: { now: number; decided: Keys },
): TimedSlot | null {
  const { rule, key, dueAt } = slot;
  if (ask.kind === 'minutes') return { rule, key, dueAt, sendAt: dueAt, digest: null };
  const time = digestTime(ask.recipient.to, calendar, { dueAt, now, decided });
  return time && { rule, key, dueAt, sendAt: time.at, digest: time.key };
}
