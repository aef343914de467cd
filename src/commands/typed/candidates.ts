import type { Person } from '../../domain/people/person.js';
import type { Candidate } from '../../slack/views/people/who.js';
import type { Call } from '../command.js';
import type { NamedPeople } from './read-people.js';

/** Everybody the text may mean, by the name that Slack shows. */
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

/** Shows both names if they differ, so that namesakes can be told apart. */
function shown({ userId, name, realName }: Person): Candidate {
  return { userId, name: realName && realName !== name ? `${realName} (${name})` : name };
}
