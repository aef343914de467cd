import { ineligibleReason, type Person } from '../people/person.js';
import type { ActionItemRefusal } from './refusals.js';

/** Why this person can't own an action item, or null; the rules are those of roles. */
export function ownerRefusal(person: Person): ActionItemRefusal | null {
  const why = ineligibleReason(person);
  return why ? { kind: 'ineligible_owner', userId: person.userId, name: person.name, why } : null;
}
