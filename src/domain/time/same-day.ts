import { dayIn, zoneNamed } from './zone.js';

/** Whether all these milestones fall on the day that it is now, for somebody in this zone; false where nobody knows the zone. */
export function areAllToday(milestones: readonly Date[], now: Date, timeZone: string | null): boolean {
  const zone = timeZone === null ? null : zoneNamed(timeZone);
  if (!zone) return milestones.length === 0;
  const today = dayIn(zone, now.getTime());
  return milestones.every((at) => dayIn(zone, at.getTime()) === today);
}
