import type { EffectResult, RetryLater } from '../../domain/delivery/delivery-task.js';
import type { DeliveryFailure, Effect } from '../../domain/effect.js';
import { isHarmless, isPassing } from '../error-table.js';
import { errorOf, type SlackAnswer } from '../web-api.js';
import { groupMembersOf, rejectedUsersOf } from './answer-fields.js';
import { notDone } from './outcome.js';
import { channelOf, type PerformContext } from './perform-context.js';

/** Slack's limit per call. Source: conversations.invite. */
const maxUsersPerCall = 100;

/** Errors that concern the channel or the app: nobody can be invited. */
const channelErrors: ReadonlySet<string> = new Set([
  'channel_is_archived',
  'channel_not_found',
  'is_archived',
  'missing_scope',
  'not_in_channel',
  'restricted_action',
]);

interface Rejected {
  user: string;
  error: string;
}

interface Members {
  userIds: string[];
  /** Groups whose members Slack did not list. */
  rejected: { groupId: string; error: string }[];
  /** Set if some groups have to be retried. */
  later: RetryLater | null;
}

/**
 * Invites people all at once, so that one bad id keeps nobody else out. Reports the people who could not be invited,
 * and groups whose members Slack does not list.
 */
export async function invite(
  context: PerformContext,
  effect: Extract<Effect, { kind: 'invite' }>,
): Promise<EffectResult> {
  const members = await membersOf(context, effect.groupIds);
  const userIds = [...new Set([...effect.userIds, ...members.userIds])];
  const missing: Rejected[] = [];
  for (let from = 0; from < userIds.length; from += maxUsersPerCall) {
    const rejected = await inviteSome(context, userIds.slice(from, from + maxUsersPerCall));
    if (!Array.isArray(rejected)) return rejected;
    missing.push(...rejected);
  }
  return settled(userIds, missing, members);
}

async function membersOf(context: PerformContext, groupIds: string[]): Promise<Members> {
  const method = 'usergroups.users.list';
  const members: Members = { userIds: [], rejected: [], later: null };
  for (const usergroup of groupIds) {
    const answer = await context.call(method, { usergroup });
    if (answer.kind === 'ok') members.userIds.push(...groupMembersOf(answer.data));
    else {
      const outcome = failed(context, method, answer);
      members.rejected.push({ groupId: usergroup, error: errorOf(answer) ?? 'unknown_error' });
      if (outcome.kind === 'later') members.later = outcome;
    }
  }
  return members;
}

/**
 * Invites users; returns those who could not be invited, or another result. `force` makes Slack invite the others.
 */
async function inviteSome(context: PerformContext, users: string[]): Promise<Rejected[] | EffectResult> {
  const method = 'conversations.invite';
  const force = users.length > 1 ? { force: true } : {};
  const answer = await context.call(method, {
    channel: channelOf(context),
    users: users.join(','),
    ...force,
  });
  if (answer.kind === 'ok') return namedUsers(answer.data);
  if (answer.kind !== 'rejected' || isPassing(answer.error)) return failed(context, method, answer);
  const listed = namedUsers(answer.data);
  if (listed.length > 0) return listed;
  return users.length === 1 || channelErrors.has(answer.error)
    ? rejectedUsers(users, answer.error)
    : inviteHalves(context, users);
}

/** Slack invited nobody and does not say who caused it: splits the list to find out. */
async function inviteHalves(context: PerformContext, users: string[]): Promise<Rejected[] | EffectResult> {
  const middle = Math.ceil(users.length / 2);
  const first = await inviteSome(context, users.slice(0, middle));
  if (!Array.isArray(first)) return first;
  const second = await inviteSome(context, users.slice(middle));
  return Array.isArray(second) ? [...first, ...second] : second;
}

/** The users named in Slack's errors. */
function namedUsers(data: unknown): Rejected[] {
  return rejectedUsersOf(data).flatMap(({ user, error }) => (user ? rejectedUsers([user], error) : []));
}

function rejectedUsers(users: string[], error: string): Rejected[] {
  return isHarmless('conversations.invite', error) ? [] : users.map((user) => ({ user, error }));
}

/** If somebody could not be invited, the effect counts as rejected, so that it can be retried. */
function settled(userIds: string[], missing: Rejected[], members: Members): EffectResult {
  const out = missing.map(({ user }) => user);
  const facts = { kind: 'joined', userIds: userIds.filter((user) => !out.includes(user)) } as const;
  const people = missing.map(({ user, error }) => ({ userId: user, error }));
  const [first] = [...missing, ...members.rejected];
  if (!first) return { kind: 'done', facts };
  const failure: DeliveryFailure = {
    effectKind: 'invite',
    error: first.error,
    people,
    groups: members.rejected,
  };
  if (members.later) return { ...members.later, facts, failure };
  return { kind: 'rejected', error: first.error, facts, failure };
}

function failed(
  context: PerformContext,
  method: string,
  answer: Exclude<SlackAnswer, { kind: 'ok' }>,
): EffectResult {
  return notDone(answer, { method, effectKind: 'invite', attempt: context.task.attempt });
}
