import { incidentNumberFrom } from '../domain/incident/incident.js';
import { exitCodes } from './exit-code.js';
import { Refused } from './refused.js';

/** The number in `INC-42` or `42`; refuses anything else as wrong usage. */
export function requireNumber(word: string): number {
  const number = incidentNumberFrom(word);
  if (number !== undefined) return number;
  throw new Refused(`“${word}” names no incident. Write it like INC-42.`, exitCodes.usage);
}
