import type { Act, Source } from '../actor.js';
import { personOf } from '../actor.js';

/** The moments of an incident, in the order in which they should fall. */
export const momentNames = [
  'impact_started',
  'detected',
  'declared',
  'acknowledged',
  'identified',
  'mitigated',
  'resolved',
  'impact_ended',
  'closed',
  'postmortem_published',
] as const;
export type MomentName = (typeof momentNames)[number];

/** One statement about a moment. `at` null: an earlier statement was taken back. `recordedAt` is when it was said. */
export interface MomentFact {
  at: Date | null;
  source: Source;
  actor: string | null;
  recordedAt: Date;
  /** Whether an undo says so: then it is as it was before, and nothing happened at that time. */
  isUndo?: boolean | undefined;
}

/** Every statement about each moment, oldest first; the last one holds. */
export type Moments = Partial<Record<MomentName, MomentFact[]>>;

/** When the moment was, in UTC, or null while it is unknown or taken back. */
export function momentAt(moments: Moments, name: MomentName): Date | null {
  return moments[name]?.at(-1)?.at ?? null;
}

/** The moments with one more statement about `name`; what was said before stays in its history. */
export function recordMoment(
  moments: Moments,
  name: MomentName,
  at: Date | null,
  act: Act & { isUndo?: true },
): Moments {
  const { source, by, at: recordedAt, isUndo } = act;
  const fact: MomentFact = { at, source, actor: personOf(by), recordedAt, ...(isUndo && { isUndo }) };
  return { ...moments, [name]: [...(moments[name] ?? []), fact] };
}

/** As `recordMoment`, but leaves a moment alone that is known already. */
export function recordMomentOnce(moments: Moments, name: MomentName, act: Act): Moments {
  return momentAt(moments, name) ? moments : recordMoment(moments, name, act.at, act);
}

/** Takes back each named moment that is known; its history keeps what was believed. */
export function takeBack(
  moments: Moments,
  names: readonly MomentName[],
  act: Act & { isUndo?: true },
): Moments {
  return names.reduce(
    (kept, name) => (momentAt(kept, name) ? recordMoment(kept, name, null, act) : kept),
    moments,
  );
}
