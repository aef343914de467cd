import { channelEvent } from '../state/event-names.js';
import { identity } from '../state/identity.js';
import { joinChannel } from '../state/membership.js';
import { newId, newTs } from '../state/new-id.js';
import { postMessage } from '../state/post-message.js';
import { presentChannel } from '../state/present-channel.js';
import type { Channel } from '../state/workspace.js';
import { nowSeconds, type World } from '../state/world.js';
import { refuse } from './api-refusal.js';
import { requireFreeName } from './channel-name.js';
import type { Family } from './method.js';
import { requireChannel, requireMembership, requireNamed, requireOpenMembership } from './require-channel.js';

/** Making, renaming, archiving channels; the app is the actor. */
export const conversationsLifecycle: Family = {
  'conversations.create': (args, world) => {
    const name = requireFreeName(world, args.must('name'));
    const channel = newChannel(world, name, args.flag('is_private'));
    world.workspace.channels[channel.id] = channel;
    world.workspace.channelIds[name] = channel.id;
    if (channel.kind === 'public') {
      const { id, created, creator } = channel;
      const shown = {
        id,
        name,
        created,
        creator,
        name_normalized: name,
        is_channel: true,
        context_team_id: identity.teamId,
      };
      const body = { type: 'channel_created', channel: shown, event_ts: newTs(world) };
      world.tell({ type: 'channel_created', body });
    }
    joinChannel(world, channel, identity.botUserId);
    return { channel: presentChannel(world, channel) };
  },

  'conversations.rename': (args, world) => {
    const channel = requireOpenMembership(world, args.text('channel'));
    requireNamed(channel);
    const name = requireFreeName(world, args.must('name'));
    renameChannel(world, channel, name, identity.botUserId);
    return { channel: presentChannel(world, channel) };
  },

  'conversations.archive': (args, world) => {
    const channel = requireChannel(world, args.text('channel'));
    requireNamed(channel);
    if (channel.isArchived) refuse('already_archived');
    requireMembership(world, channel.id);
    if (channel.isGeneral) refuse('cant_archive_general');
    archiveChannel(world, channel, identity.botUserId);
    return {};
  },

  'conversations.unarchive': (args, world) => {
    const channel = requireChannel(world, args.text('channel'));
    requireNamed(channel);
    if (!channel.isArchived) refuse('not_archived');
    channel.isArchived = false;
    tellLifecycle(world, channel, 'unarchive', identity.botUserId);
    postMessage(world, channel.id, line('channel_unarchive', 'un-archived the channel'));
    return {};
  },
};

/** Renames with the line and event that Slack makes of it; the old name is free again. */
export function renameChannel(world: World, channel: Channel, name: string, user: string): void {
  const old = channel.name;
  channel.previousNames = [old, ...channel.previousNames];
  channel.name = name;
  delete world.workspace.channelIds[old];
  world.workspace.channelIds[name] = channel.id;
  const text = `<@${user}> has renamed the channel from "${old}" to "${name}"`;
  postMessage(world, channel.id, { subtype: 'channel_name', user, text, extra: { old_name: old, name } });
  const type = channelEvent(channel.kind, 'rename');
  const shown = {
    id: channel.id,
    name,
    name_normalized: name,
    created: channel.created,
    is_channel: true,
    is_mpim: false,
  };
  world.tell({ type, channelId: channel.id, body: { type, channel: shown, event_ts: newTs(world) } });
}

/** Archives with the line and event that Slack makes of it; everyone stays a member. */
export function archiveChannel(world: World, channel: Channel, user: string): void {
  postMessage(world, channel.id, { ...line('channel_archive', 'archived the channel'), user });
  channel.isArchived = true;
  tellLifecycle(world, channel, 'archive', user);
}

function tellLifecycle(world: World, channel: Channel, what: string, user: string): void {
  const type = channelEvent(channel.kind, what);
  const body = { type, channel: channel.id, user, is_moved: 0, event_ts: newTs(world) };
  world.tell({ type, channelId: channel.id, body });
}

function line(subtype: string, words: string): { subtype: string; user: string; text: string } {
  return { subtype, user: identity.botUserId, text: `<@${identity.botUserId}> ${words}` };
}

function newChannel(world: World, name: string, isPrivate: boolean): Channel {
  return {
    id: newId(world, 'C'),
    name,
    kind: isPrivate ? 'private' : 'public',
    creator: identity.botUserId,
    created: nowSeconds(world),
    isArchived: false,
    isGeneral: false,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previousNames: [],
    members: [],
  };
}
