import { z } from 'zod';
import type { ObservedUser, SlackName } from '../domain/people/person.js';
import { readAnswer, type Told } from './read-answer.js';
import { wellFormed } from './views/text/text.js';
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
const channel = z.object({ id: z.string(), name: z.string(), is_private: flag });
const channels = z.object({
  channels: z.array(z.unknown()),
  response_metadata: z.object({ next_cursor: z.string() }).partial().nullish(),
});
const oneChannel = z.object({ channel });
const groups = z.object({ usergroups: z.array(z.object({ id: z.string(), handle: z.string() })) });
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

/** A page of the public channels and what they are called, from Slack's cursor on; `next` is null at the end. */
export async function readChannelNames(
  call: CallSlack,
  { next, trace }: { next: string | null; trace: string },
): Promise<Told<{ names: SlackName[]; next: string | null }>> {
  const asked = { types: 'public_channel', exclude_archived: true, limit: pageSize };
  const answer = await call('conversations.list', { ...asked, ...(next && { cursor: next }) }, trace);
  return readAnswer(answer, channels, (told) => ({
    names: told.channels.flatMap((raw) => publicName(channel.safeParse(raw).data)),
    next: told.response_metadata?.next_cursor || null,
  }));
}

/** What a public channel is called; of a private one nothing. */
export async function readChannelName(
  call: CallSlack,
  { channelId, trace }: { channelId: string; trace: string },
): Promise<Told<SlackName[]>> {
  const answer = await call('conversations.info', { channel: channelId }, trace);
  return readAnswer(answer, oneChannel, (told) => publicName(told.channel));
}

function publicName(told: z.infer<typeof channel> | undefined): SlackName[] {
  const known = storable(told?.name);
  return told && known && !told.is_private ? [{ id: told.id, name: known }] : [];
}

/** What the user groups are called by which people mention them. */
export async function readGroupNames(call: CallSlack, trace: string): Promise<Told<SlackName[]>> {
  const answer = await call('usergroups.list', {}, trace);
  return readAnswer(answer, groups, ({ usergroups }) =>
    usergroups.flatMap(({ id, handle }) => {
      const known = storable(handle);
      return known ? [{ id, name: known }] : [];
    }),
  );
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
export const directoryMethods = [
  'conversations.info',
  'conversations.list',
  'usergroups.list',
  'usergroups.users.list',
  'users.info',
  'users.list',
] as const;

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
