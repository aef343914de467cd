import type { Person } from '../../domain/people/person.js';
import type { Deps } from '../deps.js';

/** The person, also before Slack has told us about them; null if Slack has no such user. */
export async function personOrUnknown(
  { directory }: Pick<Deps, 'directory'>,
  workspaceId: string,
  userId: string,
): Promise<Person | null> {
  const found = await directory.findPerson(workspaceId, userId);
  if (found === 'no_such_user') return null;
  if (found !== 'no_answer') return found;
  const plain = { isBot: false, isDeactivated: false, isExternal: false, isGuest: false };
  return { userId, name: userId, realName: null, handle: null, timeZone: null, ...plain };
}
