import type { Act, Source } from '../actor.js';
import { personOf } from '../actor.js';

/** The milestones of an incident, in the order in which they should fall. */
export const milestoneNames = [
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
export type MilestoneName = (typeof milestoneNames)[number];

/** One statement about a moment. `at` null: an earlier statement was taken back. `recordedAt` is when it was said. */
export interface MilestoneRecord {
  at: Date | null;
  source: Source;
  actor: string | null;
  recordedAt: Date;
  /** Whether an undo says so: then it is as it was before, and nothing happened at that time. */
  isUndo?: boolean | undefined;
}

/** Every statement about each moment, oldest first; the last one holds. */
export type Milestones = Partial<Record<MilestoneName, MilestoneRecord[]>>;

/** When the moment was, in UTC, or null while it is unknown or taken back. */
export function milestoneAt(milestones: Milestones, name: MilestoneName): Date | null {
  return milestones[name]?.at(-1)?.at ?? null;
}

/** The milestones with one more statement about `name`; what was said before stays in its history. */
export function setMilestone(
  milestones: Milestones,
  name: MilestoneName,
  at: Date | null,
  act: Act & { isUndo?: true },
): Milestones {
  const { source, by, at: recordedAt, isUndo } = act;
  const fact: MilestoneRecord = { at, source, actor: personOf(by), recordedAt, ...(isUndo && { isUndo }) };
  return { ...milestones, [name]: [...(milestones[name] ?? []), fact] };
}

/** As `setMilestone`, but leaves a moment alone that is known already. */
export function setMilestoneOnce(milestones: Milestones, name: MilestoneName, act: Act): Milestones {
  return milestoneAt(milestones, name) ? milestones : setMilestone(milestones, name, act.at, act);
}

/** Takes back each named moment that is known; its history keeps what was believed. */
export function clearMilestones(
  milestones: Milestones,
  names: readonly MilestoneName[],
  act: Act & { isUndo?: true },
): Milestones {
  return names.reduce(
    (kept, name) => (milestoneAt(kept, name) ? setMilestone(kept, name, null, act) : kept),
    milestones,
  );
}
