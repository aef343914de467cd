import { channelNamed } from './channel-access.js';
import type { SandboxContext } from './context.js';
import { messagesIn } from './post-message.js';
import type { Channel, Message } from './workspace.js';

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
export function channelState(context: SandboxContext, nameOrId: string): ChannelState {
  const name = nameOrId.replace(/^#/, '');
  const channel = context.workspace.channels[nameOrId] ?? channelNamed(context, name);
  if (channel) return describe(context, channel);
  const known = Object.values(context.workspace.channels).map((one) => one.name || one.id);
  throw new Error(`There is no channel "${nameOrId}" in the sandbox. Known: ${known.join(', ')}.`);
}

/** All channels, direct conversations included, in the order of their making. */
export function channelStates(context: SandboxContext): ChannelState[] {
  return Object.values(context.workspace.channels).map((channel) => describe(context, channel));
}

function describe(context: SandboxContext, channel: Channel): ChannelState {
  const messages = messagesIn(context, channel.id);
  return structuredClone({
    ...channel,
    messages,
    pins: messages.filter((one) => one.pinned_to),
    bookmarks: (context.workspace.bookmarks[channel.id] ?? []).map(({ title, link }) => ({ title, link })),
    memberNames: channel.members.map((id) => context.workspace.users[id]?.name ?? id),
    readBy: Object.values(context.workspace.users)
      .filter(({ id }) => context.workspace.lastRead[id]?.[channel.id])
      .map(({ name }) => name),
  });
}
