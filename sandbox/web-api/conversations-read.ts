import type { Dict } from '../json.js';
import { maySee } from '../state/channel-access.js';
import type { SandboxContext } from '../state/context.js';
import { identity } from '../state/identity.js';
import { findMessage, messagesIn } from '../state/post-message.js';
import { presentChannel } from '../state/present-channel.js';
import { presentMessage, repliesTo } from '../state/present-message.js';
import type { Channel, ChannelKind, Message } from '../state/workspace.js';
import { refuse, refuseMistake } from './api-refusal.js';
import type { Args } from './args.js';
import type { Family } from './method.js';
import { paginate } from './paginate.js';
import { requireChannel, requireMembership, requireTimestamp } from './require-channel.js';

/** Reading conversations: list, members, history. */
export const conversationsRead: Family = {
  'conversations.info': (args, context) => {
    const channel = requireChannel(context, args.text('channel'));
    const detail = { withMembers: args.flag('include_num_members'), withLocale: args.flag('include_locale') };
    const isIn = channel.members.includes(identity.botUserId);
    return { channel: presentChannel(context, channel, { ...detail, asReader: isIn }) };
  },

  'conversations.list': (args, context) => listed(context, args, () => true),

  'users.conversations': (args, context) => {
    const user = args.text('user') ?? identity.botUserId;
    return listed(context, args, (channel) => channel.members.includes(user));
  },

  'conversations.members': (args, context) => {
    const channel = requireChannel(context, args.text('channel'));
    const { page, metadata } = paginate(args, channel.members, 100);
    return { members: page, ...metadata };
  },

  'conversations.history': (args, context) => {
    const channel = requireMembership(context, args.text('channel'));
    const inChannel = messagesIn(context, channel.id).filter((one) => !isHiddenReply(one));
    const newestFirst = within(args, inChannel).toReversed();
    const { page, metadata, hasMore } = paginate(args, newestFirst, 100, 999);
    const pins = messagesIn(context, channel.id).filter((one) => one.pinned_to).length;
    const messages = page.map((one) =>
      presentMessage(context, one, { metadata: args.flag('include_all_metadata') }),
    );
    return {
      messages,
      has_more: hasMore,
      ...(args.has('latest') ? { latest: args.must('latest') } : {}),
      pin_count: pins,
      channel_actions_ts: null,
      channel_actions_count: 0,
      ...(hasMore ? metadata : {}),
    };
  },

  'conversations.replies': (args, context) => {
    const channel = requireMembership(context, args.text('channel'));
    const asked = findMessage(context, channel.id, requireTimestamp(args.text('ts'), 'thread_not_found'));
    const parent = asked?.thread_ts ? findMessage(context, channel.id, asked.thread_ts) : asked;
    if (!parent) refuse('thread_not_found');
    const replies = within(args, repliesTo(context, parent));
    const { page, metadata, hasMore } = paginate(args, replies, 1000);
    const show = { metadata: args.flag('include_all_metadata') };
    const messages = [parent, ...page].map((one) => presentMessage(context, one, show));
    return { messages, has_more: hasMore, ...(hasMore ? metadata : {}) };
  },
};

function isHiddenReply(message: Message): boolean {
  return message.thread_ts !== undefined && message.thread_ts !== message.ts && !message.broadcast;
}

/** Messages between `oldest` and `latest`; the ends count only if `inclusive`. */
function within(args: Args, messages: Message[]): Message[] {
  const oldest = args.has('oldest') ? Number(requireTimestamp(args.text('oldest'), 'invalid_ts_oldest')) : 0;
  const latest = args.has('latest')
    ? Number(requireTimestamp(args.text('latest'), 'invalid_ts_latest'))
    : Infinity;
  if (oldest === 0 && latest === Infinity) return messages;
  const inclusive = args.flag('inclusive');
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

const kindsByType: Record<string, ChannelKind> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

function listed(context: SandboxContext, args: Args, isAskedFor: (channel: Channel) => boolean): Dict {
  const types = args.has('types') ? args.list('types') : ['public_channel'];
  const strange = types.find((type) => !kindsByType[type]);
  if (strange !== undefined)
    refuseMistake(
      'invalid_types',
      `types: "${strange}" given; Slack accepts ${Object.keys(kindsByType).join(', ')}`,
    );
  const kinds = new Set(types.map((type) => kindsByType[type]));
  const found = Object.values(context.workspace.channels).filter(
    (channel) =>
      kinds.has(channel.kind) &&
      maySee(context, channel, identity.botUserId) &&
      !(args.flag('exclude_archived') && channel.isArchived) &&
      isAskedFor(channel),
  );
  const { page, metadata } = paginate(args, found, 100, 1000);
  return {
    channels: page.map((channel) => presentChannel(context, channel, { withMembers: true })),
    ...metadata,
  };
}
