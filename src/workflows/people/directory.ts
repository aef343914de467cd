import type { Database } from '../../db/database.js';
import { namesOf } from '../../db/queries/people/names.js';
import { membershipInGroups } from '../../db/queries/people/user-groups.js';
import { findUser, usersNamed } from '../../db/queries/people/users.js';
import { foldedName, peopleNamed } from '../../domain/people/person-name.js';
import type { Directory } from '../deps.js';

/** Background lookups at Slack. */
export interface UserLookups {
  /** Looks up a user, unless done recently. */
  person(workspaceId: string, userId: string): void;
  /** Looks up a user group's members, unless done recently; always if Slack says that they changed. */
  group(workspaceId: string, groupId: string, why?: { isChanged: boolean }): void;
  /** Looks up a channel's name, unless done recently. */
  channel(workspaceId: string, channelId: string): void;
  /** Whether Slack answered that the user doesn't exist. */
  isNobody(workspaceId: string, userId: string): boolean;
}

/** Creates the directory on top of the stored users, groups and names. */
export function openDirectory({ db, userLookups }: { db: Database; userLookups: UserLookups }): Directory {
  return {
    findPerson: async (workspaceId, userId) => {
      userLookups.person(workspaceId, userId);
      const stored = await findUser(db, workspaceId, userId);
      return stored ?? (userLookups.isNobody(workspaceId, userId) ? 'no_such_user' : 'no_answer');
    },
    groupsOf: async (workspaceId, userId, groupIds) => {
      for (const groupId of groupIds) userLookups.group(workspaceId, groupId);
      const stored = await membershipInGroups(db, { workspaceId, userId, groupIds });
      return {
        isIn: groupIds.filter((id) => stored.get(id) === true),
        unknown: groupIds.filter((id) => !stored.has(id)),
      };
    },
    findByName: async (workspaceId, typed) =>
      peopleNamed(await usersNamed(db, workspaceId, foldedName(typed)), typed),
    namesOf: async (workspaceId, ids) => {
      const uniqueIds = [...new Set(ids)];
      const names = await namesOf(db, workspaceId, uniqueIds);
      for (const id of uniqueIds)
        if (id.startsWith('C') && !names.has(id)) userLookups.channel(workspaceId, id);
      return names;
    },
  };
}
