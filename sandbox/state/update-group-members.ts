import { nowSeconds, type SandboxContext } from './context.js';
import { newTs } from './new-id.js';
import { presentUserGroup } from './present-user-group.js';
import type { UserGroup } from './workspace.js';

/** Sets a user group's members and tells the app who was added and removed (`subteam_members_changed`, `subteam_updated`). */
export function updateGroupMembers(context: SandboxContext, group: UserGroup, users: string[]): void {
  const added = users.filter((id) => !group.users.includes(id));
  const removed = group.users.filter((id) => !users.includes(id));
  group.users = users;
  if (added.length + removed.length === 0) return;
  const now = nowSeconds(context);
  const body = {
    type: 'subteam_members_changed',
    subteam_id: group.id,
    team_id: context.workspace.team.id,
    date_previous_update: now,
    date_update: now,
    added_users: added,
    added_users_count: added.length,
    removed_users: removed,
    removed_users_count: removed.length,
    event_ts: newTs(context),
  };
  context.tell({ type: 'subteam_members_changed', body });
  const updated = {
    type: 'subteam_updated',
    subteam: presentUserGroup(context, group, true),
    event_ts: newTs(context),
  };
  context.tell({ type: 'subteam_updated', body: updated });
}
