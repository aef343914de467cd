import { channelNamed } from './channel-access.js';
import type { SandboxContext } from './context.js';
import { messagesIn } from './post-message.js';
import type { Channel, Message } from './workspace.js';

/** A channel with its content at the time of the call. */
export interface ChannelState extends Channel {
  /** Oldest first, including thread replies. */
  messages: Message[];
  pins: Message[];
  bookmarks: { title: string; link: string }[];
  /** Handles of the members. */
  memberNames: string[];
  /** Handles of people who have read something here. */
  readBy: string[];
}

/** A channel by name or id, with its content. Throws with the known names if unknown. */
export function channelState(context: SandboxContext, nameOrId: string): ChannelState {
  const name = nameOrId.replace(/^#/, '');
  const channel = context.workspace.channels[nameOrId] ?? channelNamed(context, name);
  if (channel) return describe(context, channel);
  const known = Object.values(context.workspace.channels).map((one) => one.name || one.id);
  throw new Error(`The sandbox has no channel "${nameOrId}". Known: ${known.join(', ')}.`);
}

/** All channels, including direct messages, in order of creation. */
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
