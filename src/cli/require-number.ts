import { incidentNumberFrom } from '../domain/incident/incident.js';
import { exitCodes } from './exit-code.js';
import { Refused } from './refused.js';

/** Parses `INC-42` or `42`; throws `Refused` (usage) for anything else. */
export function requireNumber(word: string): number {
  const number = incidentNumberFrom(word);
  if (number !== undefined) return number;
  throw new Refused(`“${word}” isn't an incident. Write it like INC-42.`, exitCodes.usage);
}
