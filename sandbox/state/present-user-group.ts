import type { Dict } from '../json.js';
import type { SandboxContext } from './context.js';
import type { UserGroup } from './workspace.js';

/** A user group in the format of the Web API and events. */
export function presentUserGroup(context: SandboxContext, group: UserGroup, withUsers: boolean): Dict {
  return {
    id: group.id,
    team_id: context.workspace.team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: '',
    handle: group.handle,
    is_external: false,
    date_create: 1_700_000_000,
    date_update: 1_700_000_000,
    date_delete: group.isDisabled ? 1_700_000_000 : 0,
    auto_type: null,
    auto_provision: false,
    enterprise_subteam_id: '',
    channel_count: 0,
    created_by: 'USLACKBOT',
    updated_by: 'USLACKBOT',
    deleted_by: null,
    prefs: { channels: [], groups: [] },
    user_count: group.users.length,
    ...(withUsers ? { users: group.users } : {}),
  };
}
