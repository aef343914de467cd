import { z } from 'zod';
import type { ObservedUser, SlackName } from '../../domain/people/person.js';
import { wellFormed } from '../views/text/text.js';
import type { CallSlack } from '../web-api.js';
import { readAnswer, type SlackResult } from './read-answer.js';

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
const channel = z.object({ id: z.string(), name: z.string(), is_private: flag });
const channels = z.object({
  channels: z.array(z.unknown()),
  response_metadata: z.object({ next_cursor: z.string() }).partial().nullish(),
});
const oneChannel = z.object({ channel });
const groups = z.object({ usergroups: z.array(z.object({ id: z.string(), handle: z.string() })) });
const groupMembers = z.object({ users: z.array(z.string()) });

/** Slack allows up to 1,000 per call; smaller pages need less memory and smaller statements. */
const pageSize = 500;

/** Reads a page of all users from Slack's cursor on; `next` is null on the last page. */
export async function readUsers(
  call: CallSlack,
  workspaceId: string,
  { next, trace }: { next: string | null; trace: string },
): Promise<SlackResult<{ users: ObservedUser[]; next: string | null }>> {
  const answer = await call('users.list', { limit: pageSize, ...(next && { cursor: next }) }, trace);
  return readAnswer(answer, listed, ({ members, response_metadata }) => ({
    users: members.flatMap((raw) => userFrom(raw, workspaceId) ?? []),
    next: response_metadata?.next_cursor || null,
  }));
}

/** Reads one user; null if Slack knows no user with that id. */
export async function readUser(
  call: CallSlack,
  workspaceId: string,
  { userId, trace }: { userId: string; trace: string },
): Promise<SlackResult<ObservedUser | null>> {
  const answer = await call('users.info', { user: userId }, trace);
  if (answer.kind === 'rejected' && /^user_not_(found|visible)$/.test(answer.error))
    return { kind: 'ok', value: null };
  return readAnswer(answer, found, (found) => userFrom(found.user, workspaceId));
}

/** Reads a page of public channel names from Slack's cursor on; `next` is null on the last page. */
export async function readChannelNames(
  call: CallSlack,
  { next, trace }: { next: string | null; trace: string },
): Promise<SlackResult<{ names: SlackName[]; next: string | null }>> {
  const asked = { types: 'public_channel', exclude_archived: true, limit: pageSize };
  const answer = await call('conversations.list', { ...asked, ...(next && { cursor: next }) }, trace);
  return readAnswer(answer, channels, (found) => ({
    names: found.channels.flatMap((raw) => publicName(channel.safeParse(raw).data)),
    next: found.response_metadata?.next_cursor || null,
  }));
}

/** Reads the name of a public channel; empty for a private one. */
export async function readChannelName(
  call: CallSlack,
  { channelId, trace }: { channelId: string; trace: string },
): Promise<SlackResult<SlackName[]>> {
  const answer = await call('conversations.info', { channel: channelId }, trace);
  return readAnswer(answer, oneChannel, (found) => publicName(found.channel));
}

function publicName(found: z.infer<typeof channel> | undefined): SlackName[] {
  const known = storable(found?.name);
  return found && known && !found.is_private ? [{ id: found.id, name: known }] : [];
}

/** Reads the handles of all user groups. */
export async function readGroupNames(call: CallSlack, trace: string): Promise<SlackResult<SlackName[]>> {
  const answer = await call('usergroups.list', {}, trace);
  return readAnswer(answer, groups, ({ usergroups }) =>
    usergroups.flatMap(({ id, handle }) => {
      const known = storable(handle);
      return known ? [{ id, name: known }] : [];
    }),
  );
}

/** Reads the ids of a user group's members. */
export async function readGroup(
  call: CallSlack,
  { groupId, trace }: { groupId: string; trace: string },
): Promise<SlackResult<string[]>> {
  return readAnswer(
    await call('usergroups.users.list', { usergroup: groupId }, trace),
    groupMembers,
    (found) => found.users,
  );
}

/** The methods called here; a test checks the manifest's scopes against them. */
export const directoryMethods = [
  'conversations.info',
  'conversations.list',
  'usergroups.list',
  'usergroups.users.list',
  'users.info',
  'users.list',
] as const;

/** Parses a user from an answer or event; null if it isn't one. */
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

/**
 * In an Enterprise Grid, a user's home may be another workspace or the organization; `teams` lists the workspaces
 * they are in.
 */
function isExternal(slack: z.infer<typeof user>, workspaceId: string): boolean {
  const isOurs = slack.team_id === workspaceId || slack.enterprise_user?.teams?.includes(workspaceId);
  return !isOurs && (slack.is_stranger === true || Boolean(slack.team_id));
}

function guestKind(slack: z.infer<typeof user>): ObservedUser['guestKind'] {
  if (slack.is_ultra_restricted === true) return 'single_channel';
  return slack.is_restricted === true ? 'multi_channel' : null;
}

/** Removes what Postgres can't store: NUL and lone surrogates. Null if nothing is left. */
function storable(text: string | null | undefined): string | null {
  return (
    wellFormed(text ?? '')
      .replaceAll('\0', '')
      .trim() || null
  );
}
