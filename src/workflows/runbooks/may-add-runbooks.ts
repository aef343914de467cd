import { findViewer } from '../../db/queries/people/viewers.js';
import { seesPublic } from '../../domain/incident/visibility.js';
import type { Deps } from '../deps.js';

/** Whether this person may add to the library, which everybody in the workspace sees. */
export async function mayAddRunbooks(
  { db }: Pick<Deps, 'db'>,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<boolean> {
  return seesPublic((await findViewer(db, { workspaceId, userId, ref: null })).userKind);
}
