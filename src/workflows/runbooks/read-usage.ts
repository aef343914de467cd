import { findViewer } from '../../db/queries/people/viewers.js';
import { runbookUsage } from '../../db/queries/runbooks/usage.js';
import { seesPublic } from '../../domain/incident/visibility.js';
import type { RunbookUsage } from '../../domain/runbooks/library/usage.js';
import type { Deps } from '../deps.js';
import type { Question } from '../incident/read-incidents.js';

/** How runbooks were used since a time; nothing for those who don't see public incidents. */
export async function readUsage(
  { db }: Pick<Deps, 'db'>,
  { workspaceId, userId, input }: Question<{ since: Date; limit: number }>,
): Promise<RunbookUsage[]> {
  const { userKind } = await findViewer(db, { workspaceId, userId, ref: null });
  return seesPublic(userKind) ? runbookUsage(db, workspaceId, input) : [];
}
