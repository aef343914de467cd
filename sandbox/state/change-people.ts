import { nowSeconds, type SandboxContext } from './context.js';
import { joinChannel } from './membership.js';
import { newChannel } from './new-channel.js';
import { newId, newTs } from './new-id.js';
import { presentUser } from './present-user.js';
import type { Channel, User } from './workspace.js';

/** Changes a user (for example deactivates them) and tells the app (`user_change`). Throws if unknown. */
export function changeUser(context: SandboxContext, name: string, changes: Partial<Omit<User, 'id'>>): void {
  const user = Object.values(context.workspace.users).find((one) => one.name === name);
  if (!user) throw new Error(`The sandbox has no user "${name}".`);
  Object.assign(user, changes, { updated: nowSeconds(context) });
  tellOf(context, 'user_change', user);
}

function tellOf(context: SandboxContext, type: 'user_change' | 'team_join', user: User): void {
  const shown = presentUser(user, { email: false, at: context.clock() });
  context.tell({
    type,
    body: { type, user: shown, cache_ts: nowSeconds(context), event_ts: newTs(context) },
  });
}

/** Adds a member to the workspace and to #general, and tells the app (`team_join`). */
export function addUser(context: SandboxContext, user: Pick<User, 'name'> & Partial<User>): User {
  const id = newId(context, 'U');
  const teamId = context.workspace.team.id;
  const added: User = {
    realName: user.name,
    kind: 'member',
    email: `${user.name}@example.com`,
    id,
    teamId,
    ...user,
  };
  context.workspace.users[added.id] = added;
  tellOf(context, 'team_join', added);
  const general = Object.values(context.workspace.channels).find((channel) => channel.isGeneral);
  if (general && added.kind === 'member') joinChannel(context, general, added.id);
  return added;
}

/** Adds a channel created by its first member; the app sees only the joins. */
export function addChannel(
  context: SandboxContext,
  o: { name: string; isPrivate?: boolean; members: string[] },
): Channel {
  const kind = o.isPrivate ? 'private' : 'public';
  const channel = newChannel(context, { name: o.name, kind, creator: o.members[0] ?? '' });
  for (const member of o.members) joinChannel(context, channel, member);
  return channel;
}
