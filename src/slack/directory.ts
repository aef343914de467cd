import { z } from 'zod';
import type { Person } from '../domain/person.js';
import type { CallSlack, SlackAnswer } from './web-api.js';

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

type Found = Person | 'no_such_user' | 'no_answer';

export interface DirectoryOptions {
  /** The Web API of a workspace; null where Firebreak is not installed there. */
  slackOf: (workspaceId: string) => CallSlack | null;
  now: () => number;
  newTrace: () => string;
  /** Milliseconds after which Slack counts as silent: a person is waiting. */
  patienceMs: number;
}

/** What Slack has said is believed for so long. */
const freshMs = 600_000;
const maxKept = 5_000;

/** Who is who, as Slack says; kept for ten minutes. Nothing here throws: where Slack is silent, that is the answer. */
export function openDirectory(options: DirectoryOptions) {
  const kept = new Map<string, { person: Found; until: number }>();
  const ask = async (
    workspaceId: string,
    method: string,
    args: Record<string, unknown>,
  ): Promise<SlackAnswer> => {
    const call = options.slackOf(workspaceId);
    if (!call) return silent;
    return Promise.race([call(method, args, options.newTrace()), silence(options.patienceMs)]);
  };
  return {
    findPerson: async (workspaceId: string, userId: string): Promise<Found> => {
      const key = `${workspaceId}/${userId}`;
      const known = kept.get(key);
      if (known && known.until > options.now()) return known.person;
      const person = personIn(await ask(workspaceId, 'users.info', { user: userId }), workspaceId);
      if (kept.size >= maxKept) kept.clear();
      if (person !== 'no_answer') kept.set(key, { person, until: options.now() + freshMs });
      return person;
    },
    groupsOf: async (workspaceId: string, userId: string, groupIds: string[]): Promise<string[]> => {
      const members = await Promise.all(
        groupIds.map(async (usergroup) =>
          membersIn(await ask(workspaceId, 'usergroups.users.list', { usergroup })),
        ),
      );
      return groupIds.filter((_, index) => members[index]?.includes(userId));
    },
  };
}

/** The methods that the directory may call: the manifest's scopes are checked against them. */
export const directoryMethods = ['users.info', 'usergroups.users.list'] as const;

const silent: SlackAnswer = { kind: 'silent', error: 'no_answer' };

function silence(ms: number): Promise<SlackAnswer> {
  return new Promise((resolve) => setTimeout(resolve, ms, silent).unref());
}

function personIn(answer: SlackAnswer, workspaceId: string): Found {
  if (answer.kind === 'refused' && /^user_not_(found|visible)$/.test(answer.error)) return 'no_such_user';
  return answer.kind === 'ok' ? personFrom(found.parse(answer.data).user, workspaceId) : 'no_answer';
}

function membersIn(answer: SlackAnswer): string[] {
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
