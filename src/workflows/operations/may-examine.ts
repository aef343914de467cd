import { isGroupId } from '../../domain/policy.js';
import type { Deps } from '../deps.js';

/** Whether the policy names this person, or a group of theirs, as an operator; `unknown`: Slack has not said yet. */
export async function mayExamine(
  { policy: { operators }, directory }: Pick<Deps, 'policy' | 'directory'>,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<'yes' | 'no' | 'unknown'> {
  if (operators.includes(userId)) return 'yes';
  const groupIds = operators.filter(isGroupId);
  if (groupIds.length === 0) return 'no';
  const { isIn, unknown } = await directory.groupsOf(workspaceId, userId, groupIds);
  if (isIn.length > 0) return 'yes';
  return unknown.length > 0 ? 'unknown' : 'no';
}
