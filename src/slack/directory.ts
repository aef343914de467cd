import { z } from 'zod';
import type { ObservedUser } from '../domain/person.js';
import { readAnswer, type Told } from './read-answer.js';
import { wellFormed } from './views/text.js';
import type { CallSlack } from './web-api.js';

const name = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const user = z.object({
  id: z.string(),
  team_id: name,
  name,
  real_name: name,
  deleted: flag,
  tz: name,
  is_bot: flag,
  is_workflow_bot: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  /** Unix seconds, up to the year 2100. */
  updated: z.number().max(4_102_444_800).nullish().catch(null),
  enterprise_user: z
    .object({ teams: z.array(z.string()).nullish() })
    .nullish()
    .catch(null),
  profile: z.object({ display_name: name, real_name: name }).nullish().catch(null),
});
const found = z.object({ user: z.unknown() });
const listed = z.object({
  members: z.array(z.unknown()),
  response_metadata: z.object({ next_cursor: z.string() }).partial().nullish(),
});
const groupMembers = z.object({ users: z.array(z.string()) });

/** Slack grants up to 1,000 a call; fewer keep the memory of a page and its statement small. */
const pageSize = 500;

/** A page of everybody in the workspace, from Slack's cursor on; `next` is null at the end. */
export async function readUsers(
  call: CallSlack,
  workspaceId: string,
  { next, trace }: { next: string | null; trace: string },
): Promise<Told<{ users: ObservedUser[]; next: string | null }>> {
  const answer = await call('users.list', { limit: pageSize, ...(next && { cursor: next }) }, trace);
  return readAnswer(answer, listed, ({ members, response_metadata }) => ({
    users: members.flatMap((raw) => userFrom(raw, workspaceId) ?? []),
    next: response_metadata?.next_cursor || null,
  }));
}

/** One user; null where Slack knows none of that id. */
export async function readUser(
  call: CallSlack,
  workspaceId: string,
  { userId, trace }: { userId: string; trace: string },
): Promise<Told<ObservedUser | null>> {
  const answer = await call('users.info', { user: userId }, trace);
  if (answer.kind === 'refused' && /^user_not_(found|visible)$/.test(answer.error))
    return { kind: 'ok', told: null };
  return readAnswer(answer, found, (told) => userFrom(told.user, workspaceId));
}

/** The ids of who is in a user group. */
export async function readGroup(
  call: CallSlack,
  { groupId, trace }: { groupId: string; trace: string },
): Promise<Told<string[]>> {
  return readAnswer(
    await call('usergroups.users.list', { usergroup: groupId }, trace),
    groupMembers,
    (told) => told.users,
  );
}

/** The methods that are called here: the manifest's scopes are checked against them. */
export const directoryMethods = ['users.info', 'users.list', 'usergroups.users.list'] as const;

/** A user as answers and events give it; null where it is no user. */
export function userFrom(raw: unknown, workspaceId: string): ObservedUser | null {
  const slack = user.safeParse(raw).data;
  if (!slack) return null;
  const realName = storable(slack.profile?.real_name || slack.real_name);
  return {
    userId: slack.id,
    name: storable(slack.profile?.display_name) ?? realName ?? storable(slack.name) ?? slack.id,
    realName,
    handle: storable(slack.name),
    timeZone: storable(slack.tz),
    isBot: slack.is_bot === true || slack.is_workflow_bot === true || slack.id === 'USLACKBOT',
    isDeactivated: slack.deleted === true,
    isExternal: isExternal(slack, workspaceId),
    isGuest: guestKind(slack) !== null,
    guestKind: guestKind(slack),
    changedAt: slack.updated ? new Date(slack.updated * 1_000) : null,
  };
}

/** In a Grid the home workspace may be another, or the organization; `teams` says which workspaces somebody is in. */
function isExternal(slack: z.infer<typeof user>, workspaceId: string): boolean {
  const isOurs = slack.team_id === workspaceId || slack.enterprise_user?.teams?.includes(workspaceId);
  return !isOurs && (slack.is_stranger === true || Boolean(slack.team_id));
}

function guestKind(slack: z.infer<typeof user>): ObservedUser['guestKind'] {
  if (slack.is_ultra_restricted === true) return 'single_channel';
  return slack.is_restricted === true ? 'multi_channel' : null;
}

/** Postgres keeps no NUL in text, and no halves of characters. Null where nothing is left. */
function storable(text: string | null | undefined): string | null {
  return (
    wellFormed(text ?? '')
      .replaceAll('\0', '')
      .trim() || null
  );
}
