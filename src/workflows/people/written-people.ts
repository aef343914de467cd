import type { Tx } from '../../db/database.js';
import { findUser, usersNamed } from '../../db/queries/people/users.js';
import type { Person } from '../../domain/people/person.js';
import { foldedName, peopleNamed } from '../../domain/people/person-name.js';

/** The people that a word in a file may mean: exactly one, none or several. */
export type WrittenPeople = ReadonlyMap<string, Person[]>;

/** Finds the people that these words name: by Slack id (`U…`), or by name, with or without `@`. None is guessed. */
export async function findWrittenPeople(
  tx: Tx,
  workspaceId: string,
  words: readonly string[],
): Promise<WrittenPeople> {
  const found = new Map<string, Person[]>();
  for (const word of new Set(words)) found.set(word, await peopleWritten(tx, workspaceId, word));
  return found;
}

async function peopleWritten(tx: Tx, workspaceId: string, word: string): Promise<Person[]> {
  const [, id] = /^(?:<@)?([UW][A-Z0-9]{2,})(?:\|[^>]*)?>?$/.exec(word) ?? [];
  const known = id ? await findUser(tx, workspaceId, id) : null;
  if (known) return [known];
  const name = word.replace(/^@/, '');
  return name.length > 80 ? [] : peopleNamed(await usersNamed(tx, workspaceId, foldedName(name)), name);
}
