import { and, eq, gte } from 'drizzle-orm';
import type { Person } from '../../domain/person.js';
import type { Tx } from '../database.js';
import { people } from '../schema.js';

/** What Slack said of the user since `since`; null where that is unknown or older. */
export async function findPerson(
  tx: Tx,
  who: { workspaceId: string; userId: string; since: Date },
): Promise<Person | null> {
  const [row] = await tx.orm
    .select()
    .from(people)
    .where(
      and(
        eq(people.workspaceId, who.workspaceId),
        eq(people.userId, who.userId),
        gte(people.fetchedAt, who.since),
      ),
    );
  if (!row) return null;
  const { workspaceId: _workspaceId, fetchedAt: _fetchedAt, ...person } = row;
  return person;
}

/** Keeps what Slack said of a user. */
export async function savePerson(tx: Tx, workspaceId: string, person: Person, at: Date): Promise<void> {
  const row = { workspaceId, ...person, fetchedAt: at };
  await tx.orm
    .insert(people)
    .values(row)
    .onConflictDoUpdate({ target: [people.workspaceId, people.userId], set: row });
}
