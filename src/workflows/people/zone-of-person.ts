import { todayIn } from '../../domain/time/civil-day.js';
import { fixedZone, type Zone, zoneNamed } from '../../domain/time/zone.js';
import type { Deps } from '../deps.js';

/** Whose calendar counts; null: nobody's. */
export interface InCalendarOf {
  workspaceId: string;
  userId: string | null;
}

/** The person's zone as Slack has it; the policy's if Slack doesn't tell, or for nobody. */
export async function zoneOfPerson(
  { directory, policy }: Pick<Deps, 'directory' | 'policy'>,
  { workspaceId, userId }: InCalendarOf,
): Promise<Zone> {
  const person = userId === null ? null : await directory.findPerson(workspaceId, userId);
  const name = person === null || typeof person === 'string' ? null : person.timeZone;
  return zoneNamed(name ?? policy.nudges.timeZone) ?? zoneNamed(policy.nudges.timeZone) ?? fixedZone(0);
}

/** The day in the person's calendar, `2026-12-01`. */
export async function todayOf(
  deps: Pick<Deps, 'directory' | 'policy'>,
  whose: InCalendarOf,
  at: Date,
): Promise<string> {
  return todayIn(await zoneOfPerson(deps, whose), at);
}
