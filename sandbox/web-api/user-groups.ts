import { presentUserGroup } from '../state/present-user-group.js';
import { updateGroupMembers } from '../state/update-group-members.js';
import { refuse, refuseMistake } from './api-refusal.js';
import type { Family } from './method.js';

/** User groups such as on-call rotations. */
export const userGroups: Family = {
  'usergroups.list': (args, context) => {
    const all = Object.values(context.workspace.userGroups);
    const shown = all.filter((group) => args.flag('include_disabled') || !group.isDisabled);
    return {
      usergroups: shown.map((group) => presentUserGroup(context, group, args.flag('include_users'))),
    };
  },

  'usergroups.users.list': (args, context) => {
    const group = context.workspace.userGroups[args.must('usergroup')] ?? refuse('no_such_subteam');
    return { users: group.users };
  },

  'usergroups.users.update': (args, context) => {
    const group = context.workspace.userGroups[args.must('usergroup')] ?? refuse('no_such_subteam');
    const users = args.list('users');
    if (users.length === 0) refuseMistake('no_users_provided', 'users: is empty; disable the group instead');
    if (users.some((id) => !context.workspace.users[id])) refuse('invalid_users');
    updateGroupMembers(context, group, users);
    return { usergroup: presentUserGroup(context, group, true) };
  },
};
