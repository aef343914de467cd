import type { Dict } from '../json.js';
import { botIsIn, maySee } from '../state/channel-access.js';
import type { SandboxContext } from '../state/context.js';
import { directChannel } from '../state/direct-channel.js';
import { identity } from '../state/identity.js';
import { newTs } from '../state/new-id.js';
import { findMessage, postMessage } from '../state/post-message.js';
import { presentMessage } from '../state/present-message.js';
import type { Channel, Message } from '../state/workspace.js';
import { refuse, refuseMistake } from './api-refusal.js';
import type { Args } from './args.js';
import { requireScope } from './check-scopes.js';
import { readContent, readCustomization, requireWords } from './message-content.js';
import type { Family } from './method.js';
import { channelForChat, requireMembership } from './require-channel.js';

/** Posting to a channel, or to one person in it. */
export const chatPost: Family = {
  'chat.postMessage': (args, context) => {
    const channel = channelToPostIn(context, args);
    const content = readContent(args);
    requireWords(content);
    const thread = threadFor(context, channel, args.text('thread_ts'));
    const message = postMessage(context, channel.id, {
      ...author(context, args),
      text: '',
      ...content,
      ...thread,
      ...(thread.thread_ts && args.flag('reply_broadcast') ? { broadcast: true } : {}),
    });
    return { channel: channel.id, ts: message.ts, message: presentMessage(context, message) };
  },

  'chat.postEphemeral': (args, context) => {
    const found = channelForChat(context, args.text('channel'));
    const channel = requireMembership(context, found?.id);
    if (channel.isArchived) refuse('is_archived');
    requireMessagesTab(context, channel);
    const user = args.must('user');
    if (!channel.members.includes(user)) refuse('user_not_in_channel');
    const content = readContent(args);
    requireWords(content);
    const ts = newTs(context);
    const message = {
      text: '',
      ...content,
      ...author(context, args),
      ...threadFor(context, channel, args.text('thread_ts')),
    };
    const team = context.workspace.team.id;
    context.workspace.ephemerals.push({
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

function channelToPostIn(context: SandboxContext, args: Args): Channel {
  const target = args.text('channel');
  const user = target ? context.workspace.users[target] : undefined;
  if (user) {
    if (user.kind === 'bot' || user.kind === 'app') refuse('cannot_dm_bot');
    if (user.kind === 'deactivated') refuse('channel_not_found');
    return directChannel(context, [user.id]);
  }
  const channel = channelForChat(context, target);
  if (!channel || !maySee(context, channel, identity.botUserId)) refuse('channel_not_found');
  if (!botIsIn(channel)) refuseUnlessPublicIsGranted(context);
  if (channel.isArchived) refuse('is_archived');
  requireMessagesTab(context, channel);
  return channel;
}

function requireMessagesTab(context: SandboxContext, channel: Channel): void {
  if (channel.kind === 'im' && !context.manifest.messagesTab)
    refuseMistake('messages_tab_disabled', 'The manifest has features.app_home.messages_tab_enabled off');
}

function refuseUnlessPublicIsGranted(context: SandboxContext): void {
  if (!context.manifest.permissive && !context.manifest.scopes.has('chat:write.public'))
    refuse('not_in_channel', 'The app is not a member, and its manifest does not grant chat:write.public');
}

/** A reply's own timestamp resolves to its thread's parent. */
function threadFor(
  context: SandboxContext,
  channel: Channel,
  ts: string | undefined,
): { thread_ts?: string } {
  if (!ts) return {};
  if (!/^\d+\.\d{6}$/.test(ts))
    refuseMistake('invalid_thread_ts', `thread_ts: "${ts}" is not a timestamp like 1700000000.000100`);
  const parent = findMessage(context, channel.id, ts) ?? refuse('thread_not_found');
  return { thread_ts: parent.thread_ts ?? parent.ts };
}

type Author = Pick<Message, 'user' | 'bot_id' | 'app_id'> & { username?: string; icons?: Dict };

function author(context: SandboxContext, args: Args): Author {
  const customized = readCustomization(args);
  if (Object.keys(customized).length > 0) requireScope(context, ['chat:write.customize']);
  return { user: identity.botUserId, bot_id: identity.botId, app_id: identity.appId, ...customized };
}
