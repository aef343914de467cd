import { joinChannel } from './membership.js';
import { newChannel } from './new-channel.js';
import { newId, newTs } from './new-id.js';
import { presentUser } from './present-user.js';
import type { Channel, User } from './workspace.js';
import { nowSeconds, type World } from './world.js';

/** Changes what Slack knows of a user (say that they were deactivated) and tells the app (`user_change`). Throws when there is none. */
export function changeUser(world: World, name: string, changes: Partial<Omit<User, 'id'>>): void {
  const user = Object.values(world.workspace.users).find((one) => one.name === name);
  if (!user) throw new Error(`There is nobody called "${name}" in the sandbox.`);
  Object.assign(user, changes, { updated: nowSeconds(world) });
  tellOf(world, 'user_change', user);
}

function tellOf(world: World, type: 'user_change' | 'team_join', user: User): void {
  const shown = presentUser(user, { email: false, at: world.clock() });
  world.tell({ type, body: { type, user: shown, cache_ts: nowSeconds(world), event_ts: newTs(world) } });
}

/** Adds a member to the workspace and to #general, and tells the app (`team_join`). */
export function addUser(world: World, user: Pick<User, 'name'> & Partial<User>): User {
  const id = newId(world, 'U');
  const teamId = world.workspace.team.id;
  const added: User = {
    realName: user.name,
    kind: 'member',
    email: `${user.name}@example.com`,
    id,
    teamId,
    ...user,
  };
  world.workspace.users[added.id] = added;
  tellOf(world, 'team_join', added);
  const general = Object.values(world.workspace.channels).find((channel) => channel.isGeneral);
  if (general && added.kind === 'member') joinChannel(world, general, added.id);
  return added;
}

/** Adds a channel made by its first member; nobody is told of it but by the joins. */
export function addChannel(
  world: World,
  o: { name: string; isPrivate?: boolean; members: string[] },
): Channel {
  const kind = o.isPrivate ? 'private' : 'public';
  const channel = newChannel(world, { name: o.name, kind, creator: o.members[0] ?? '' });
  for (const member of o.members) joinChannel(world, channel, member);
  return channel;
}
