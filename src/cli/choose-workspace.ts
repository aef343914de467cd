import type { Deps } from '../workflows/deps.js';
import { allWorkspaces } from '../workflows/read-for-operator.js';
import { Refused } from './refused.js';

/**
 * Returns the requested workspace, or the only one; null while no incident has been declared. Throws `Refused` when
 * the choice is ambiguous or the workspace is unknown.
 */
export async function chooseWorkspace(db: Deps['db'], requested: string | undefined): Promise<string | null> {
  const known = await allWorkspaces(db);
  const [first = null, ...others] = known;
  if (requested !== undefined) return requireKnown(requested, known);
  if (others.length === 0) return first;
  throw new Refused(
    `The database has incidents from ${known.length} workspaces. Add --workspace with one of: ${known.join(', ')}`,
  );
}

function requireKnown(requested: string, known: string[]): string {
  if (known.includes(requested)) return requested;
  const choice = known.length > 0 ? `Known workspaces: ${known.join(', ')}` : 'It has no workspaces yet.';
  throw new Refused(`There's no workspace ${requested} in the database. ${choice}`);
}
