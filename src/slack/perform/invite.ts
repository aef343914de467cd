import type { EffectResult, RetryLater } from '../../domain/delivery/delivery-task.js';
import type { DeliveryFailure, Effect } from '../../domain/effect.js';
import { isHarmless, isPassing } from '../error-table.js';
import { errorOf, type SlackAnswer } from '../web-api.js';
import { groupMembersOf, refusedUsersOf } from './answer-fields.js';
import { notDone } from './outcome.js';
import { channelOf, type PerformContext } from './perform-context.js';

/** Slack's limit on one call. Source: conversations.invite. */
const maxUsersPerCall = 100;

/** Refusals of an invitation that are about the channel or the app: nobody can come in, whoever it is. */
const ofAll: ReadonlySet<string> = new Set([
  'channel_is_archived',
  'channel_not_found',
  'is_archived',
  'missing_scope',
  'not_in_channel',
  'restricted_action',
]);

interface Refused {
  user: string;
  error: string;
}

interface Members {
  userIds: string[];
  /** Groups whose members Slack would not tell. */
  refused: { groupId: string; error: string }[];
  /** Why others have to be asked after once more; null where none has. */
  later: RetryLater | null;
}

/**
 * Lets people in: all at once, so that one bad id keeps nobody else out; who could not come is named, and so is a group
 * whose members Slack does not tell.
 */
export async function invite(
  hand: PerformContext,
  effect: Extract<Effect, { kind: 'invite' }>,
): Promise<EffectResult> {
  const members = await membersOf(hand, effect.groupIds);
  const wanted = [...new Set([...effect.userIds, ...members.userIds])];
  const missing: Refused[] = [];
  for (let from = 0; from < wanted.length; from += maxUsersPerCall) {
    const left = await inviteSome(hand, wanted.slice(from, from + maxUsersPerCall));
    if (!Array.isArray(left)) return left;
    missing.push(...left);
  }
  return settled(wanted, missing, members);
}

async function membersOf(hand: PerformContext, groupIds: string[]): Promise<Members> {
  const method = 'usergroups.users.list';
  const members: Members = { userIds: [], refused: [], later: null };
  for (const usergroup of groupIds) {
    const answer = await hand.call(method, { usergroup });
    if (answer.kind === 'ok') members.userIds.push(...groupMembersOf(answer.data));
    else {
      const outcome = failed(hand, method, answer);
      members.refused.push({ groupId: usergroup, error: errorOf(answer) ?? 'unknown_error' });
      if (outcome.kind === 'later') members.later = outcome;
    }
  }
  return members;
}

/** Those who could not come, or what else came of it. `force` lets the others in. */
async function inviteSome(hand: PerformContext, users: string[]): Promise<Refused[] | EffectResult> {
  const method = 'conversations.invite';
  const force = users.length > 1 ? { force: true } : {};
  const answer = await hand.call(method, { channel: channelOf(hand), users: users.join(','), ...force });
  if (answer.kind === 'ok') return named(answer.data);
  if (answer.kind !== 'refused' || isPassing(answer.error)) return failed(hand, method, answer);
  const listed = named(answer.data);
  if (listed.length > 0) return listed;
  return users.length === 1 || ofAll.has(answer.error)
    ? blamed(users, answer.error)
    : inviteHalves(hand, users);
}

/** Slack has let nobody in, and does not say who it was about: the others come in without that one. */
async function inviteHalves(hand: PerformContext, users: string[]): Promise<Refused[] | EffectResult> {
  const middle = Math.ceil(users.length / 2);
  const first = await inviteSome(hand, users.slice(0, middle));
  if (!Array.isArray(first)) return first;
  const second = await inviteSome(hand, users.slice(middle));
  return Array.isArray(second) ? [...first, ...second] : second;
}

/** Whom Slack names in its errors. */
function named(data: unknown): Refused[] {
  return refusedUsersOf(data).flatMap(({ user, error }) => (user ? blamed([user], error) : []));
}

function blamed(users: string[], error: string): Refused[] {
  return isHarmless('conversations.invite', error) ? [] : users.map((user) => ({ user, error }));
}

/** Where somebody could not come the effect counts as refused, so that it can be tried again: the others are in. */
function settled(wanted: string[], missing: Refused[], members: Members): EffectResult {
  const out = missing.map(({ user }) => user);
  const facts = { kind: 'joined', userIds: wanted.filter((user) => !out.includes(user)) } as const;
  const people = missing.map(({ user, error }) => ({ userId: user, error }));
  const [first] = [...missing, ...members.refused];
  if (!first) return { kind: 'done', facts };
  const failure: DeliveryFailure = {
    effectKind: 'invite',
    error: first.error,
    people,
    groups: members.refused,
  };
  if (members.later) return { ...members.later, facts, failure };
  return { kind: 'refused', error: first.error, facts, failure };
}

function failed(
  hand: PerformContext,
  method: string,
  answer: Exclude<SlackAnswer, { kind: 'ok' }>,
): EffectResult {
  return notDone(answer, { method, effectKind: 'invite', attempt: hand.task.attempt });
}
