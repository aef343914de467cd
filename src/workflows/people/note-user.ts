import { storeUsers } from '../../db/queries/users.js';
import type { ObservedUser } from '../../domain/person.js';
import type { Deps } from '../deps.js';

/** Keeps what Slack tells of a user who has changed or is new. Again does no harm. */
export function noteUser(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  workspaceId: string,
  user: ObservedUser,
): Promise<void> {
  return storeUsers(db, workspaceId, { users: [user], at: clock() });
}
