import type { Dict } from '../json.js';
import { botIsIn, maySee } from '../state/channel-access.js';
import { directChannel } from '../state/direct-channel.js';
import { identity } from '../state/identity.js';
import { newTs } from '../state/new-id.js';
import { findMessage, postMessage } from '../state/post-message.js';
import { presentMessage } from '../state/present-message.js';
import type { Channel, Message } from '../state/workspace.js';
import type { World } from '../state/world.js';
import { refuse, refuseMistake } from './api-refusal.js';
import type { Args } from './args.js';
import { requireScope } from './check-scopes.js';
import { readContent, readCustomization, requireWords } from './message-content.js';
import type { Family } from './method.js';
import { channelForChat, requireMembership } from './require-channel.js';

/** Posting: to everyone in a channel, and to one person in it. */
export const chatPost: Family = {
  'chat.postMessage': (args, world) => {
    const channel = channelToPostIn(world, args);
    const content = readContent(args);
    requireWords(content);
    const thread = threadFor(world, channel, args.text('thread_ts'));
    const message = postMessage(world, channel.id, {
      ...author(world, args),
      text: '',
      ...content,
      ...thread,
      ...(thread.thread_ts && args.flag('reply_broadcast') ? { broadcast: true } : {}),
    });
    return { channel: channel.id, ts: message.ts, message: presentMessage(world, message) };
  },

  'chat.postEphemeral': (args, world) => {
    const found = channelForChat(world, args.text('channel'));
    const channel = requireMembership(world, found?.id);
    if (channel.isArchived) refuse('is_archived');
    requireMessagesTab(world, channel);
    const user = args.must('user');
    if (!channel.members.includes(user)) refuse('user_not_in_channel');
    const content = readContent(args);
    requireWords(content);
    const ts = newTs(world);
    const message = {
      text: '',
      ...content,
      ...author(world, args),
      ...threadFor(world, channel, args.text('thread_ts')),
    };
    const team = world.workspace.team.id;
    world.workspace.ephemerals.push({
      ...message,
      type: 'message',
      channel: channel.id,
      ts,
      team,
      ephemeral_to: user,
    });
    return { message_ts: ts };
  },
};

function channelToPostIn(world: World, args: Args): Channel {
  const given = args.text('channel');
  const user = given ? world.workspace.users[given] : undefined;
  if (user) {
    if (user.kind === 'bot' || user.kind === 'app') refuse('cannot_dm_bot');
    if (user.kind === 'deactivated') refuse('channel_not_found');
    return directChannel(world, [user.id]);
  }
  const channel = channelForChat(world, given);
  if (!channel || !maySee(world, channel, identity.botUserId)) refuse('channel_not_found');
  if (!botIsIn(channel)) refuseUnlessPublicIsGranted(world);
  if (channel.isArchived) refuse('is_archived');
  requireMessagesTab(world, channel);
  return channel;
}

function requireMessagesTab(world: World, channel: Channel): void {
  if (channel.kind === 'im' && !world.manifest.messagesTab)
    refuseMistake('messages_tab_disabled', 'The manifest has features.app_home.messages_tab_enabled off');
}

function refuseUnlessPublicIsGranted(world: World): void {
  if (!world.manifest.permissive && !world.manifest.scopes.has('chat:write.public'))
    refuse('not_in_channel', 'The app is no member, and its manifest does not grant chat:write.public');
}

/** A reply's own timestamp leads to the thread's parent. */
function threadFor(world: World, channel: Channel, ts: string | undefined): { thread_ts?: string } {
  if (!ts) return {};
  if (!/^\d+\.\d{6}$/.test(ts))
    refuseMistake('invalid_thread_ts', `thread_ts: "${ts}" is no timestamp such as 1700000000.000100`);
  const parent = findMessage(world, channel.id, ts) ?? refuse('thread_not_found');
  return { thread_ts: parent.thread_ts ?? parent.ts };
}

type Author = Pick<Message, 'user' | 'bot_id' | 'app_id'> & { username?: string; icons?: Dict };

function author(world: World, args: Args): Author {
  const customized = readCustomization(args);
  if (Object.keys(customized).length > 0) requireScope(world, ['chat:write.customize']);
  return { user: identity.botUserId, bot_id: identity.botId, app_id: identity.appId, ...customized };
}
