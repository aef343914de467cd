import { changeRota } from '../state/change-rota.js';
import { presentUserGroup } from '../state/present-user-group.js';
import { refuse, refuseMistake } from './api-refusal.js';
import type { Family } from './method.js';

/** User groups such as on-call rotas. */
export const userGroups: Family = {
  'usergroups.list': (args, world) => {
    const all = Object.values(world.workspace.userGroups);
    const shown = all.filter((group) => args.flag('include_disabled') || !group.isDisabled);
    return {
      usergroups: shown.map((group) => presentUserGroup(world, group, args.flag('include_users'))),
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
    return { usergroup: presentUserGroup(world, group, true) };
  },
};
