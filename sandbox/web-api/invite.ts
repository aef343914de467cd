import type { Dict } from '../json.js';
import type { SandboxContext } from '../state/context.js';
import { identity } from '../state/identity.js';
import { joinChannel } from '../state/membership.js';
import type { Channel, User } from '../state/workspace.js';
import { ApiRefusal, refuseMistake } from './api-refusal.js';

/**
 * Invites up to 100 users. Without `force`, one invalid user fails the whole call; with it, the others are invited and
 * `errors` lists the rest.
 */
export function inviteAll(context: SandboxContext, channel: Channel, ids: string[], force: boolean): Dict {
  if (ids.length === 0) refuseMistake('no_user', 'users: is empty');
  if (ids.length > 100)
    refuseMistake('too_many_users', `users: ${ids.length} given; Slack allows at most 100`);
  const faults = ids.flatMap((id) => {
    const error = whyNot(channel, context.workspace.users[id], id);
    return error ? [{ user: id, ok: false, error }] : [];
  });
  const [first] = faults;
  const bad = new Set(faults.map((fault) => fault.user));
  const good = ids.filter((id) => !bad.has(id));
  if (first && (!force || good.length === 0))
    throw new ApiRefusal(first.error, sayWho(faults), { errors: faults });
  for (const id of good) joinChannel(context, channel, id, identity.botUserId);
  return first ? { errors: faults } : {};
}

function sayWho(faults: { user: string; error: string }[]): string {
  const problems = faults.map(({ user, error }) => `${user}: ${error}`).join(', ');
  return `users: ${problems}; no one was invited (\`force\` would invite the others)`;
}

function whyNot(channel: Channel, user: User | undefined, id: string): string | undefined {
  if (!user) return 'user_not_found';
  if (id === identity.botUserId) return 'cant_invite_self';
  if (channel.members.includes(id)) return 'already_in_channel';
  switch (user.kind) {
    case 'guest':
      return 'user_is_restricted';
    case 'deactivated':
      return 'user_not_found';
    case 'stranger':
      return 'cant_invite';
    case 'member':
    case 'bot':
    case 'app':
      return undefined;
  }
}
