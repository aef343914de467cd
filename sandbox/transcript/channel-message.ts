import type { MessageBody } from './render-message.js';

/** A message as in `conversations.history`, with any thread replies. */
export type ChannelMessage = MessageBody & {
  ts: string;
  user?: string;
  bot_id?: string;
  bot_profile?: { name?: string };
  username?: string;
  subtype?: string;
  thread_ts?: string;
  edited?: unknown;
  is_ephemeral?: boolean;
  pinned_to?: readonly string[];
  reactions?: readonly { name: string; count: number }[];
  reply_count?: number;
  replies?: readonly ChannelMessage[];
};

/** A channel to print; messages may be in any order. */
export type Channel = {
  name: string;
  /** Direct messages with `name`. */
  isDirect?: boolean;
  topic?: string;
  messages: readonly ChannelMessage[];
};

const systemSubtypes = new Set([
  'bot_add',
  'bot_remove',
  'channel_archive',
  'channel_convert_to_private',
  'channel_join',
  'channel_leave',
  'channel_name',
  'channel_posting_permissions',
  'channel_purpose',
  'channel_topic',
  'channel_unarchive',
  'group_archive',
  'group_join',
  'group_leave',
  'group_name',
  'group_purpose',
  'group_topic',
  'group_unarchive',
  'pinned_item',
  'reminder_add',
]);

/** True for Slack's own messages: joins, topics, and the like. */
export function isSystem(message: ChannelMessage): boolean {
  return systemSubtypes.has(message.subtype ?? '');
}

export function secondsOf(message: ChannelMessage): number {
  return Number(message.ts);
}

export function inOrder(messages: readonly ChannelMessage[]): ChannelMessage[] {
  return [...messages].sort((a, b) => secondsOf(a) - secondsOf(b));
}
