import { isDirect } from './channel-access.js';
import type { SandboxContext } from './context.js';
import { channelEvent, channelType } from './event-names.js';
import { identity } from './identity.js';
import { newTs } from './new-id.js';
import { postMessage } from './post-message.js';
import type { Channel } from './workspace.js';

/** Adds a user to a channel, with Slack's system message and event. Does nothing for members. */
export function joinChannel(context: SandboxContext, channel: Channel, user: string, inviter?: string): void {
  if (channel.members.includes(user)) return;
  channel.members.push(user);
  if (isDirect(channel)) return;
  const invited = inviter && inviter !== user ? { extra: { inviter } } : {};
  postMessage(context, channel.id, {
    subtype: 'channel_join',
    user,
    text: `<@${user}> has joined the channel`,
    ...invited,
  });
  const body = {
    type: 'member_joined_channel',
    user,
    channel: channel.id,
    channel_type: channelType(channel.kind).charAt(0).toUpperCase(),
    team: context.workspace.team.id,
    ...invited.extra,
    event_ts: newTs(context),
  };
  context.tell({ type: 'member_joined_channel', channelId: channel.id, body });
}

/** Removes a user from a channel, with Slack's system message and event. */
export function leaveChannel(context: SandboxContext, channel: Channel, user: string): void {
  if (!channel.members.includes(user)) return;
  postMessage(context, channel.id, {
    subtype: 'channel_leave',
    user,
    text: `<@${user}> has left the channel`,
  });
  const type = channelType(channel.kind).charAt(0).toUpperCase();
  const ts = newTs(context);
  const left = {
    type: 'member_left_channel',
    user,
    channel: channel.id,
    channel_type: type,
    team: context.workspace.team.id,
    event_ts: ts,
  };
  context.tell({ type: 'member_left_channel', channelId: channel.id, body: left });
  channel.members = channel.members.filter((one) => one !== user);
  if (user !== identity.botUserId) return;
  const event = channelEvent(channel.kind, 'left');
  context.tell({ type: event, body: { type: event, channel: channel.id, actor_id: user, event_ts: ts } });
}
