import type { Performed } from '../../domain/delivery.js';
import type { Effect } from '../../domain/effect.js';
import { isHarmless, isPassing } from '../error-table.js';
import type { SlackAnswer } from '../web-api.js';
import { groupMembersOf, refusedUsersOf } from './fields.js';
import { channelOf, type Hand } from './hand.js';
import { notDone } from './outcome.js';

/** Slack's limit on one call. Source: conversations.invite. */
const maxUsersPerCall = 100;

interface Refused {
  user: string;
  error: string;
}

/** Lets people in: all at once, so that one bad id keeps nobody else out; who could not come is named. */
export async function invite(hand: Hand, effect: Extract<Effect, { kind: 'invite' }>): Promise<Performed> {
  const members = await membersOf(hand, effect.groupIds);
  if (!Array.isArray(members)) return members;
  const wanted = [...new Set([...effect.userIds, ...members])];
  const missing: Refused[] = [];
  for (let from = 0; from < wanted.length; from += maxUsersPerCall) {
    const left = await inviteSome(hand, wanted.slice(from, from + maxUsersPerCall));
    if (!Array.isArray(left)) return left;
    missing.push(...left);
  }
  return settled(wanted, missing);
}

async function membersOf(hand: Hand, groupIds: string[]): Promise<string[] | Performed> {
  const members: string[] = [];
  for (const usergroup of groupIds) {
    const answer = await hand.call('usergroups.users.list', { usergroup });
    if (answer.kind !== 'ok') return failed(hand, 'usergroups.users.list', answer);
    members.push(...groupMembersOf(answer.data));
  }
  return members;
}

/** Those who could not come, or what else came of it. `force` lets the others in. */
async function inviteSome(hand: Hand, users: string[]): Promise<Refused[] | Performed> {
  const method = 'conversations.invite';
  const force = users.length > 1 ? { force: true } : {};
  const answer = await hand.call(method, { channel: channelOf(hand), users: users.join(','), ...force });
  switch (answer.kind) {
    case 'ok':
      return named(answer.data, users);
    case 'refused':
      if (isPassing(answer.error)) return failed(hand, method, answer);
      return named({ errors: [], ...answer.data }, users, answer.error);
    default:
      return failed(hand, method, answer);
  }
}

/** Whom Slack names in its errors; where it names nobody, `general` is about all of them. */
function named(data: unknown, users: string[], general?: string): Refused[] {
  const listed = refusedUsersOf(data).flatMap(({ user, error }) => (user ? [{ user, error }] : []));
  const all =
    listed.length === 0 && general !== undefined ? users.map((user) => ({ user, error: general })) : listed;
  return all.filter(({ error }) => !isHarmless('conversations.invite', error));
}

/** Where somebody could not come the effect counts as refused, so that it can be tried again: the others are in. */
function settled(wanted: string[], missing: Refused[]): Performed {
  const out = missing.map(({ user }) => user);
  const learned = { kind: 'joined', userIds: wanted.filter((user) => !out.includes(user)) } as const;
  const [first] = missing;
  if (!first) return { kind: 'done', learned, trouble: null };
  const people = missing.map(({ user, error }) => ({ userId: user, error }));
  return {
    kind: 'refused',
    error: first.error,
    learned,
    trouble: { effectKind: 'invite', error: first.error, people },
  };
}

function failed(hand: Hand, method: string, answer: Exclude<SlackAnswer, { kind: 'ok' }>): Performed {
  return notDone(answer, { method, effectKind: 'invite', attempt: hand.task.attempt });
}
