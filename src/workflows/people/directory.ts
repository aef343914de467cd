import type { Database } from '../../db/database.js';
import { namesOf } from '../../db/queries/people/names.js';
import { membershipInGroups } from '../../db/queries/people/user-groups.js';
import { findUser, usersNamed } from '../../db/queries/people/users.js';
import { foldedName, peopleNamed } from '../../domain/people/person-name.js';
import type { Directory } from '../deps.js';

/** What is asked of Slack in the background. */
export interface UserLookups {
  /** Asks who that is, unless that was asked lately. */
  person(workspaceId: string, userId: string): void;
  /** Asks who is in a user group, unless that was asked lately; where Slack says that it has changed, in any case. */
  group(workspaceId: string, groupId: string, why?: { isChanged: boolean }): void;
  /** Asks what a channel is called, unless that was asked lately. */
  channel(workspaceId: string, channelId: string): void;
  /** Whether Slack has said that there is no such user. */
  isNobody(workspaceId: string, userId: string): boolean;
}

/** The directory over the tables that keep what Slack told. */
export function openDirectory({ db, userLookups }: { db: Database; userLookups: UserLookups }): Directory {
  return {
    findPerson: async (workspaceId, userId) => {
      userLookups.person(workspaceId, userId);
      const known = await findUser(db, workspaceId, userId);
      return known ?? (userLookups.isNobody(workspaceId, userId) ? 'no_such_user' : 'no_answer');
    },
    groupsOf: async (workspaceId, userId, groupIds) => {
      for (const groupId of groupIds) userLookups.group(workspaceId, groupId);
      const known = await membershipInGroups(db, { workspaceId, userId, groupIds });
      return {
        isIn: groupIds.filter((id) => known.get(id) === true),
        unknown: groupIds.filter((id) => !known.has(id)),
      };
    },
    findByName: async (workspaceId, typed) =>
      peopleNamed(await usersNamed(db, workspaceId, foldedName(typed)), typed),
    namesOf: async (workspaceId, ids) => {
      const asked = [...new Set(ids)];
      const names = await namesOf(db, workspaceId, asked);
      for (const id of asked) if (id.startsWith('C') && !names.has(id)) userLookups.channel(workspaceId, id);
      return names;
    },
  };
}
