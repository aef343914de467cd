import { dayIn, zoneNamed } from './zone.js';

/** Whether all these times are today in this zone; false if the zone is unknown. */
export function areAllToday(milestones: readonly Date[], now: Date, timeZone: string | null): boolean {
  const zone = timeZone === null ? null : zoneNamed(timeZone);
  if (!zone) return milestones.length === 0;
  const today = dayIn(zone, now.getTime());
  return milestones.every((at) => dayIn(zone, at.getTime()) === today);
}
