import type { Effect } from '../../effect.js';
import type { Person } from '../../people/person.js';
import { userKindOf } from '../../people/person.js';
import type { Incident } from '../incident.js';
import { phaseOf } from '../status.js';
import { seesPublic } from '../visibility.js';

/**
 * Lets people into the incident's channel who were given something to do there and wouldn't see it otherwise: everybody
 * if it is private, else guests.
 */
export function letIn(
  { isPrivate, status }: Pick<Incident, 'isPrivate' | 'status'>,
  people: readonly Person[],
): Effect[] {
  const outside = people.filter((person) => isPrivate || !seesPublic(userKindOf(person)));
  if (outside.length === 0 || phaseOf(status) === 'done') return [];
  return [{ kind: 'invite', userIds: outside.map(({ userId }) => userId), groupIds: [] }];
}
