import { botIsIn, channelNamed, isDirect, maySee } from '../state/channel-access.js';
import type { SandboxContext } from '../state/context.js';
import { identity } from '../state/identity.js';
import { findMessage } from '../state/post-message.js';
import type { Channel, Message } from '../state/workspace.js';
import { ApiRefusal, refuse, refuseMistake } from './api-refusal.js';

/** The channel with this id, if the app can see it; otherwise ends the call with `channel_not_found`. */
export function requireChannel(context: SandboxContext, id: string | undefined): Channel {
  const channel = id ? context.workspace.channels[id] : undefined;
  if (!channel || !maySee(context, channel, identity.botUserId))
    refuse('channel_not_found', `channel: ${id ?? 'nothing'} is not a channel that the app can see`);
  return channel;
}

/** Like `requireChannel`, and the app must be a member (`not_in_channel`). */
export function requireMembership(context: SandboxContext, id: string | undefined): Channel {
  const channel = requireChannel(context, id);
  if (!botIsIn(channel))
    refuse('not_in_channel', `The app is not a member of #${channel.name || channel.id}`);
  return channel;
}

/** Like `requireMembership`, and the channel must not be archived (`is_archived`). */
export function requireOpenMembership(context: SandboxContext, id: string | undefined): Channel {
  const channel = requireMembership(context, id);
  if (channel.isArchived) refuse('is_archived', `#${channel.name} is archived`);
  return channel;
}

/** Ends the call for direct messages, which have no name, topic or invitations. */
export function requireNamed(channel: Channel): void {
  if (isDirect(channel))
    refuseMistake('method_not_supported_for_channel_type', `channel: ${channel.id} is a direct conversation`);
}

/** The channel for chat methods: an id, a `#name`, a name, or a user id for the direct message. */
export function channelForChat(context: SandboxContext, nameOrId: string | undefined): Channel | undefined {
  if (!nameOrId) return undefined;
  return context.workspace.channels[nameOrId] ?? channelNamed(context, nameOrId.replace(/^#/, ''));
}

/** The message with this timestamp; otherwise ends the call with `message_not_found`. */
export function requireMessage(context: SandboxContext, channel: Channel, ts: string | undefined): Message {
  return (
    findMessage(context, channel.id, ts) ??
    refuse('message_not_found', `There is no message ${ts ?? ''} in #${channel.name || channel.id}`)
  );
}

/** Ends the call unless the text is a valid message timestamp. */
export function requireTimestamp(ts: string | undefined, code = 'bad_timestamp'): string {
  if (!ts || !/^\d{1,12}(\.\d{1,6})?$/.test(ts))
    throw new ApiRefusal(code, `"${ts ?? ''}" is not a timestamp like 1700000000.000100`);
  return ts;
}
