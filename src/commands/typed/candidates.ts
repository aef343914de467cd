import type { Person } from '../../domain/people/person.js';
import type { Candidate } from '../../slack/views/people/who.js';
import type { Call } from '../command.js';
import type { NamedPeople } from './read-people.js';

/** Everybody whom the words may mean, by the name that Slack shows. */
export async function candidatesAmong(
  { deps, workspaceId }: Call,
  { userIds, unclear }: NamedPeople,
): Promise<Candidate[]> {
  const names =
    userIds.length > 0 ? await deps.directory.namesOf(workspaceId, userIds) : new Map<string, string>();
  const named = userIds.map((userId) => ({ userId, name: names.get(userId) ?? userId }));
  const likely = unclear.flatMap(({ candidates }) => candidates.map(shown));
  return [...new Map([...named, ...likely].map(({ userId, name }) => [userId, { userId, name }])).values()];
}

/** By both names where they differ, so that two people of one name can be told apart. */
function shown({ userId, name, realName }: Person): Candidate {
  return { userId, name: realName && realName !== name ? `${realName} (${name})` : name };
}
