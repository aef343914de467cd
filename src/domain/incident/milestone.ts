import type { Act, Source } from '../actor.js';
import { personOf } from '../actor.js';

/** The milestones of an incident, in the order in which they should happen. */
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

/** Whether people may correct it. Closing and publishing are acts in Firebreak, whose time it knows. */
export function isEditable(name: MilestoneName): boolean {
  return name !== 'closed' && name !== 'postmortem_published';
}

/** One value of a milestone. `at` null: the earlier value was cleared. `recordedAt`: when this was entered. */
export interface MilestoneRecord {
  at: Date | null;
  source: Source;
  actor: string | null;
  recordedAt: Date;
  /** Whether an undo restored this value; nothing happened at that time. */
  isUndo?: boolean | undefined;
}

/** Every value of each milestone, oldest first; the last one counts. */
export type Milestones = Partial<Record<MilestoneName, MilestoneRecord[]>>;

/** When the milestone was reached (UTC), or null if it is unknown or cleared. */
export function milestoneAt(milestones: Milestones, name: MilestoneName): Date | null {
  return milestones[name]?.at(-1)?.at ?? null;
}

/** When the incident counts as having happened: when it was declared, else its earliest known milestone; or null. */
export function occurredAt(milestones: Milestones): Date | null {
  const known = milestoneNames.flatMap((name) => milestoneAt(milestones, name) ?? []);
  const earliest = known.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
  return milestoneAt(milestones, 'declared') ?? earliest;
}

/** When the first of these values was recorded: of an incident that was written down afterwards, when that was. */
export function firstRecordedAt(milestones: Milestones): Date | null {
  const all = Object.values(milestones)
    .flat()
    .map(({ recordedAt }) => recordedAt);
  return all.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** The record with which the milestone was reached, whatever corrected its time since; null if it is unknown. */
export function reachedIn(milestones: Milestones, name: MilestoneName): MilestoneRecord | null {
  const records = milestones[name] ?? [];
  return records[records.findLastIndex(({ at }) => at === null) + 1] ?? null;
}

/** Adds a value for the milestone `name`; earlier values stay in its history. */
export function setMilestone(
  milestones: Milestones,
  name: MilestoneName,
  at: Date | null,
  act: Act & { isUndo?: true },
): Milestones {
  const { source, by, at: recordedAt, isUndo } = act;
  const record: MilestoneRecord = { at, source, actor: personOf(by), recordedAt, ...(isUndo && { isUndo }) };
  return { ...milestones, [name]: [...(milestones[name] ?? []), record] };
}

/** Like `setMilestone`, but leaves a known milestone unchanged. */
export function setMilestoneOnce(milestones: Milestones, name: MilestoneName, act: Act): Milestones {
  return milestoneAt(milestones, name) ? milestones : setMilestone(milestones, name, act.at, act);
}

/** Clears each of these milestones if it is known; its history keeps the earlier values. */
export function clearMilestones(
  milestones: Milestones,
  names: readonly MilestoneName[],
  act: Act & { isUndo?: true },
): Milestones {
  return names.reduce(
    (result, name) => (milestoneAt(result, name) ? setMilestone(result, name, null, act) : result),
    milestones,
  );
}
