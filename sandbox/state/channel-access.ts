import { identity } from './identity.js';
import type { Channel } from './workspace.js';
import type { World } from './world.js';

/** True when the user may know that the channel exists: members, and everyone who is no guest for a public one. */
export function maySee(world: World, channel: Channel, userId: string): boolean {
  if (channel.members.includes(userId)) return true;
  const kind = world.workspace.users[userId]?.kind;
  return channel.kind === 'public' && kind !== 'guest' && kind !== 'stranger';
}

export function botIsIn(channel: Channel): boolean {
  return channel.members.includes(identity.botUserId);
}

/** The channel called `name` (no `#`), archived ones included: Slack keeps their names taken. */
export function channelNamed(world: World, name: string): Channel | undefined {
  const id = world.workspace.channelIds[name];
  return id === undefined ? undefined : world.workspace.channels[id];
}

export function isDirect(channel: Channel): boolean {
  return channel.kind === 'im' || channel.kind === 'mpim';
}
