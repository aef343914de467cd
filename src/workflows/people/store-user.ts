import { clearUnreachable } from '../../db/queries/nudges/reminder-settings.js';
import { unschedulePeople } from '../../db/queries/nudges/unscheduled.js';
import { storeUsers as insertUsers } from '../../db/queries/people/users.js';
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

/** Stores users; whoever changed may live in another zone or be gone, so what they are asked is scheduled again. */
export function storeUsers(
  db: Deps['db'],
  workspaceId: string,
  observed: { users: ObservedUser[]; at: Date },
): Promise<void> {
  return db.transaction(async (tx) => {
    const changed = await insertUsers(tx, workspaceId, observed);
    if (changed.length === 0) return;
    await clearUnreachable(tx, workspaceId, changed);
    await unschedulePeople(tx, workspaceId, changed);
  });
}
