import type { Dict } from '../json.js';
import { botIsIn } from '../state/channel-access.js';
import { nowSeconds, type SandboxContext } from '../state/context.js';
import { identity } from '../state/identity.js';
import { newId } from '../state/new-id.js';
import type { ScheduledMessage } from '../state/workspace.js';
import { refuse } from './api-refusal.js';
import { readContent, requireWords } from './message-content.js';
import type { Family } from './method.js';
import { paginate } from './paginate.js';
import { channelForChat, requireChannel } from './require-channel.js';

const furthestSeconds = 120 * 86_400;

/** Scheduled messages, up to 120 days ahead. `post-scheduled.ts` posts them when due. */
export const chatSchedule: Family = {
  'chat.scheduleMessage': (args, context) => {
    const channel = requireChannel(context, channelForChat(context, args.text('channel'))?.id);
    if (!botIsIn(channel)) refuse('not_in_channel');
    if (channel.isArchived) refuse('is_archived');
    const content = readContent(args);
    requireWords(content);
    const post_at = args.number('post_at') ?? 0;
    const now = nowSeconds(context);
    if (post_at <= now) refuse('time_in_past', `post_at: ${post_at} is ${now - post_at} s ago`);
    if (post_at > now + furthestSeconds)
      refuse(
        'time_too_far',
        `post_at: ${post_at} is ${Math.ceil((post_at - now) / 86_400)} days ahead; Slack allows at most 120`,
      );
    const thread = args.text('thread_ts');
    const scheduled: ScheduledMessage = {
      id: newId(context, 'Q'),
      channel: channel.id,
      post_at,
      date_created: now,
      text: content.text ?? '',
      ...(content.blocks ? { blocks: content.blocks } : {}),
      ...(content.attachments ? { attachments: content.attachments } : {}),
      ...(thread ? { thread_ts: thread } : {}),
      ...(content.metadata ? { hasMetadata: true } : {}),
    };
    context.workspace.scheduled.push(scheduled);
    return {
      channel: channel.id,
      scheduled_message_id: scheduled.id,
      post_at,
      message: delayed(context, scheduled),
    };
  },

  'chat.scheduledMessages.list': (args, context) => {
    const channel = args.text('channel');
    if (channel && !context.workspace.channels[channel])
      refuse('invalid_channel', `channel: ${channel} is not a channel that the app can see`);
    const found = context.workspace.scheduled.filter((one) => !channel || one.channel === channel);
    const { page, metadata } = paginate(args, found, 100);
    return { scheduled_messages: page.map(present), ...metadata };
  },

  'chat.deleteScheduledMessage': (args, context) => {
    const channel = requireChannel(context, args.text('channel'));
    const { scheduled } = context.workspace;
    const at = scheduled.findIndex(
      (one) => one.id === args.text('scheduled_message_id') && one.channel === channel.id,
    );
    if (at < 0) refuse('invalid_scheduled_message_id');
    scheduled.splice(at, 1);
    return {};
  },
};

/** The scheduled message as in the response. */
function delayed(context: SandboxContext, { text, blocks, attachments }: ScheduledMessage): Dict {
  return {
    text,
    username: context.workspace.users[identity.botUserId]?.name ?? '',
    bot_id: identity.botId,
    ...(blocks ? { blocks } : {}),
    ...(attachments ? { attachments } : {}),
    type: 'delayed_message',
    subtype: 'bot_message',
  };
}

function present({ id, channel, post_at, date_created, text }: ScheduledMessage): Dict {
  return { id, channel_id: channel, post_at, date_created, text };
}
