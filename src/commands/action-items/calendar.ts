import { todayIn } from '../../domain/time/civil-day.js';
import type { Zone } from '../../domain/time/zone.js';
import { zoneOfPerson } from '../../workflows/people/zone-of-person.js';
import type { Call } from '../command.js';

/** The zone and day of the person who calls. A day is shown back, so a wrong one is noticed. */
export async function calendarOf(call: Call): Promise<{ zone: Zone; today: string }> {
  const zone = await zoneOfPerson(call.deps, call);
  return { zone, today: todayIn(zone, call.act.at) };
}
