import { ineligibleReason, type Person } from './person.js';
import type { Duty, IneligibleOwner } from './refusals.js';

/** Why this person can't be given that to do, or null; the rules are those of roles. */
export function eligibilityRefusal(person: Person, duty: Duty): IneligibleOwner | null {
  const why = ineligibleReason(person);
  return why ? { kind: 'ineligible_owner', userId: person.userId, name: person.name, duty, why } : null;
}

/** The refusal of somebody whom Slack doesn't know. */
export function unknownPerson(userId: string, duty: Duty): IneligibleOwner {
  return { kind: 'ineligible_owner', userId, name: userId, duty, why: 'unknown' };
}
