import type { Dict } from '../json.js';
import { changeRota } from '../state/change-rota.js';
import type { UserGroup } from '../state/workspace.js';
import { refuse, refuseMistake } from './api-refusal.js';
import type { Family } from './method.js';

/** User groups such as on-call rotas. */
export const userGroups: Family = {
  'usergroups.list': (args, world) => {
    const all = Object.values(world.workspace.userGroups);
    const shown = all.filter((group) => args.flag('include_disabled') || !group.isDisabled);
    return {
      usergroups: shown.map((group) => present(world.workspace.team.id, group, args.flag('include_users'))),
    };
  },

  'usergroups.users.list': (args, world) => {
    const group = world.workspace.userGroups[args.must('usergroup')] ?? refuse('no_such_subteam');
    return { users: group.users };
  },

  'usergroups.users.update': (args, world) => {
    const group = world.workspace.userGroups[args.must('usergroup')] ?? refuse('no_such_subteam');
    const users = args.list('users');
    if (users.length === 0)
      refuseMistake('no_users_provided', 'users: names nobody; disable the group instead');
    if (users.some((id) => !world.workspace.users[id])) refuse('invalid_users');
    changeRota(world, group, users);
    return { usergroup: present(world.workspace.team.id, group, true) };
  },
};

function present(team_id: string, group: UserGroup, withUsers: boolean): Dict {
  return {
    id: group.id,
    team_id,
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
    created_by: 'USLACKBOT',
    updated_by: 'USLACKBOT',
    deleted_by: null,
    prefs: { channels: [], groups: [] },
    user_count: group.users.length,
    ...(withUsers ? { users: group.users } : {}),
  };
}
