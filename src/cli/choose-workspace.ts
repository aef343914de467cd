import type { Tx } from '../db/database.js';
import { workspaceIds } from '../db/queries/workspaces.js';
import { Refused } from './refused.js';

/**
 * The workspace that a command is about: the one asked for, or the only one; null where no incident was ever declared.
 * Refuses where that leaves a choice.
 */
export async function chooseWorkspace(tx: Tx, asked: string | undefined): Promise<string | null> {
  const known = await workspaceIds(tx);
  const [first = null, ...others] = known;
  if (asked !== undefined) return requireKnown(asked, known);
  if (others.length === 0) return first;
  throw new Refused(
    `There are incidents of ${known.length} workspaces. Add --workspace, one of: ${known.join(', ')}`,
  );
}

function requireKnown(asked: string, known: string[]): string {
  if (known.includes(asked)) return asked;
  const choice = known.length > 0 ? `It knows: ${known.join(', ')}` : 'It knows none yet.';
  throw new Refused(`The database knows no workspace ${asked}. ${choice}`);
}
