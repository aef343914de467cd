import { channelNamed } from './channel-access.js';
import { messagesIn } from './post-message.js';
import type { Channel, Message } from './workspace.js';
import type { World } from './world.js';

/** A channel with what stands in it, read at the moment of asking. */
export interface ChannelState extends Channel {
  /** Oldest first, thread replies among them. */
  messages: Message[];
  pins: Message[];
  bookmarks: { title: string; link: string }[];
  /** Handles of the members. */
  memberNames: string[];
  /** Handles of those who have read something here. */
  readBy: string[];
}

/** A channel by name or id with what stands in it. Throws with the known names when there is none. */
export function channelState(world: World, nameOrId: string): ChannelState {
  const name = nameOrId.replace(/^#/, '');
  const channel = world.workspace.channels[nameOrId] ?? channelNamed(world, name);
  if (channel) return describe(world, channel);
  const known = Object.values(world.workspace.channels).map((one) => one.name || one.id);
  throw new Error(`There is no channel "${nameOrId}" in the sandbox. Known: ${known.join(', ')}.`);
}

/** All channels, direct conversations included, in the order of their making. */
export function channelStates(world: World): ChannelState[] {
  return Object.values(world.workspace.channels).map((channel) => describe(world, channel));
}

function describe(world: World, channel: Channel): ChannelState {
  const messages = messagesIn(world, channel.id);
  return structuredClone({
    ...channel,
    messages,
    pins: messages.filter((one) => one.pinned_to),
    bookmarks: (world.workspace.bookmarks[channel.id] ?? []).map(({ title, link }) => ({ title, link })),
    memberNames: channel.members.map((id) => world.workspace.users[id]?.name ?? id),
    readBy: Object.values(world.workspace.users)
      .filter(({ id }) => world.workspace.lastRead[id]?.[channel.id])
      .map(({ name }) => name),
  });
}
