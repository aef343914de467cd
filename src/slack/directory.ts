import { z } from 'zod';
import type { Person } from '../domain/person.js';
import type { CallSlack } from './web-api.js';

const user = z.object({
  id: z.string(),
  team_id: z.string().nullish(),
  name: z.string().nullish(),
  real_name: z.string().nullish(),
  deleted: z.boolean().nullish(),
  tz: z.string().nullish(),
  is_bot: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
  profile: z.object({ display_name: z.string().nullish(), real_name: z.string().nullish() }).nullish(),
});
const found = z.object({ user });
const groupMembers = z.object({ users: z.array(z.string()) });

/** Asks Slack who a user is; says apart whether Slack knows none or does not answer. */
export async function askWho(
  call: CallSlack,
  who: { workspaceId: string; userId: string },
  trace: string,
): Promise<Person | 'no_such_user' | 'no_answer'> {
  const answer = await call('users.info', { user: who.userId }, trace);
  if (answer.kind === 'refused' && /^user_not_(found|visible)$/.test(answer.error)) return 'no_such_user';
  return answer.kind === 'ok' ? personFrom(found.parse(answer.data).user, who.workspaceId) : 'no_answer';
}

/** The user ids of a user group; none where Slack does not say. */
export async function askGroup(call: CallSlack, groupId: string, trace: string): Promise<string[]> {
  const answer = await call('usergroups.users.list', { usergroup: groupId }, trace);
  return answer.kind === 'ok' ? groupMembers.parse(answer.data).users : [];
}

function personFrom(slack: z.infer<typeof user>, workspaceId: string): Person {
  return {
    userId: slack.id,
    name:
      slack.profile?.display_name || slack.profile?.real_name || slack.real_name || slack.name || slack.id,
    timeZone: slack.tz || null,
    isBot: slack.is_bot === true || slack.id === 'USLACKBOT',
    isDeactivated: slack.deleted === true,
    isExternal: slack.is_stranger === true || (slack.team_id != null && slack.team_id !== workspaceId),
    isGuest: slack.is_restricted === true || slack.is_ultra_restricted === true,
  };
}
