import { storeUsers } from '../../db/queries/people/users.js';
import type { ObservedUser } from '../../domain/people/person.js';
import type { Deps } from '../deps.js';

/** Stores a new or changed user. Idempotent. */
export function storeUser(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  workspaceId: string,
  user: ObservedUser,
): Promise<void> {
  return storeUsers(db, workspaceId, { users: [user], at: clock() });
}
