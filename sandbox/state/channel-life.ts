import { changeChannelId } from './change-channel-id.js';
import { nowSeconds, type SandboxContext } from './context.js';
import { channelEvent } from './event-names.js';
import { newTs } from './new-id.js';
import { postMessage } from './post-message.js';
import type { Channel } from './workspace.js';

/** Renames a channel with Slack's system message and event; the old name becomes free. */
export function renameChannel(context: SandboxContext, channel: Channel, name: string, user: string): void {
  const { channelIds } = context.workspace;
  const old = channel.name;
  channel.previousNames = [old, ...channel.previousNames];
  channel.name = name;
  delete channelIds[old];
  channelIds[name] = channel.id;
  const text = `<@${user}> has renamed the channel from "${old}" to "${name}"`;
  postMessage(context, channel.id, { subtype: 'channel_name', user, text, extra: { old_name: old, name } });
  const type = channelEvent(channel.kind, 'rename');
  const { id, created } = channel;
  const shown = {
    id,
    name,
    name_normalized: name,
    created,
    is_channel: channel.kind === 'public',
    is_mpim: false,
  };
  context.tell({ type, channelId: id, body: { type, channel: shown, event_ts: newTs(context) } });
}

/** Archives a channel with Slack's system message and event; members stay. */
export function archiveChannel(context: SandboxContext, channel: Channel, user: string): void {
  postMessage(context, channel.id, {
    subtype: 'channel_archive',
    user,
    text: `<@${user}> archived the channel`,
  });
  channel.isArchived = true;
  tellLife(context, channel, 'archive', user);
}

/** Unarchives a channel with Slack's system message and event. */
export function unarchiveChannel(context: SandboxContext, channel: Channel, user: string): void {
  channel.isArchived = false;
  tellLife(context, channel, 'unarchive', user);
  postMessage(context, channel.id, {
    subtype: 'channel_unarchive',
    user,
    text: `<@${user}> un-archived the channel`,
  });
}

/** Makes a channel private or public, with Slack's system message. */
export function convertChannel(
  context: SandboxContext,
  channel: Channel,
  kind: 'public' | 'private',
  user: string,
): void {
  if (channel.kind === kind) return;
  channel.kind = kind;
  const subtype = `channel_convert_to_${kind}`;
  postMessage(context, channel.id, { subtype, user, text: `made this channel *${kind}*` });
}

/**
 * Shares a channel with another workspace or stops sharing it, and tells the app. A private channel gets a permanent new
 * id.
 */
export function shareChannel(context: SandboxContext, channel: Channel, isShared: boolean): void {
  if (isShared && channel.kind === 'private' && channel.isExtShared === undefined)
    changeChannelId(context, channel);
  channel.isExtShared = isShared;
  const type = isShared ? 'channel_shared' : 'channel_unshared';
  const connected = isShared
    ? { connected_team_id: 'T0PARTNER1' }
    : { previously_connected_team_id: 'T0PARTNER1' };
  const body = { type, channel: channel.id, is_ext_shared: isShared, ...connected, event_ts: newTs(context) };
  context.tell({ type, channelId: channel.id, body });
}

/** Sets the topic, with Slack's system message. */
export function setTopic(context: SandboxContext, channel: Channel, topic: string, user: string): void {
  channel.topic = { value: topic, creator: user, last_set: nowSeconds(context) };
  const text =
    topic === '' ? `<@${user}> cleared the channel topic` : `<@${user}> set the channel topic: ${topic}`;
  postMessage(context, channel.id, { subtype: 'channel_topic', user, text, extra: { topic } });
}

/** Sets the purpose (the client calls it description), with Slack's system message. */
export function setPurpose(context: SandboxContext, channel: Channel, purpose: string, user: string): void {
  channel.purpose = { value: purpose, creator: user, last_set: nowSeconds(context) };
  const text = `<@${user}> set the channel description: ${purpose}`;
  postMessage(context, channel.id, { subtype: 'channel_purpose', user, text, extra: { purpose } });
}

function tellLife(
  context: SandboxContext,
  channel: Channel,
  what: 'archive' | 'unarchive',
  user: string,
): void {
  const type = channelEvent(channel.kind, what);
  const body = { type, channel: channel.id, user, is_moved: 0, event_ts: newTs(context) };
  context.tell({ type, channelId: channel.id, body });
}
