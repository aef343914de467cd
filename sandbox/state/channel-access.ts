import type { SandboxContext } from './context.js';
import { identity } from './identity.js';
import type { Channel } from './workspace.js';

/** True if the user can know the channel exists: members, and for public channels everyone but guests. */
export function maySee(context: SandboxContext, channel: Channel, userId: string): boolean {
  if (channel.members.includes(userId)) return true;
  const kind = context.workspace.users[userId]?.kind;
  return channel.kind === 'public' && kind !== 'guest' && kind !== 'stranger';
}

export function botIsIn(channel: Channel): boolean {
  return channel.members.includes(identity.botUserId);
}

/** The channel with this name (no `#`). Includes archived channels, whose names stay taken. */
export function channelNamed(context: SandboxContext, name: string): Channel | undefined {
  const id = context.workspace.channelIds[name];
  return id === undefined ? undefined : context.workspace.channels[id];
}

export function isDirect(channel: Channel): boolean {
  return channel.kind === 'im' || channel.kind === 'mpim';
}
