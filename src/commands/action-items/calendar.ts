import { todayIn } from '../../domain/time/due-day.js';
import { fixedZone, type Zone, zoneNamed } from '../../domain/time/zone.js';
import type { Call } from '../command.js';
import { zoneOf } from '../typed/zone-of.js';

/** The person's zone, or UTC if Slack doesn't tell: a day is shown back, so a wrong one is noticed. */
export async function calendarOf(call: Call): Promise<{ zone: Zone; today: string }> {
  const name = await zoneOf(call);
  const zone = (name === null ? null : zoneNamed(name)) ?? fixedZone(0);
  return { zone, today: todayIn(zone, call.act.at) };
}
