import { maySee } from '../state/channel-access.js';
import { findMessage, messagesIn } from '../state/post-message.js';
import type { Channel, Message } from '../state/workspace.js';
import type { Actor } from '../users/actor.js';
import type { Look } from './from-page.js';
import type { ChannelSeen, MessageSeen } from './protocol.js';
import { seeMessage } from './see-message.js';
import { lastReadOf } from './see-side-bar.js';
import { threadsIn } from './see-threads.js';

interface ChannelView {
  channel: ChannelSeen | null;
  messages: MessageSeen[];
  replies: MessageSeen[];
}

/** The conversation as the viewer sees it, with their ephemeral messages. */
export function seeChannel(actor: Actor, look: Look): ChannelView {
  const { context, userId } = actor;
  const channel = look.at ? context.workspace.channels[look.at] : undefined;
  if (!channel || !maySee(context, channel, userId)) return { channel: null, messages: [], replies: [] };
  const { top, hasMore } = latest(actor, channel, look);
  const threads = threadsIn(context, channel.id);
  const asSeen = (one: Message): MessageSeen => seeMessage(actor, one, threads);
  const replies = look.thread ? threadOf(actor, channel, look.thread) : [];
  return {
    channel: { ...describe(actor, channel, hasMore), pins: pinsIn(actor, channel).map(asSeen) },
    messages: top.map(asSeen),
    replies: replies.map(asSeen),
  };
}

function latest(
  actor: Actor,
  channel: Channel,
  { limit, message: pointedAt }: Look,
): { top: Message[]; hasMore: boolean } {
  const top: Message[] = [];
  const all = messagesIn(actor.context, channel.id);
  const reach = Number(pointedAt ?? Number.POSITIVE_INFINITY);
  let left = all.length;
  while (left > 0 && (top.length < limit || (Number(top.at(-1)?.ts) > reach && top.length < mostShown))) {
    left -= 1;
    const message = all[left];
    if (message && (!isReply(message) || message.broadcast)) top.push(message);
  }
  top.reverse();
  const from = left > 0 ? Number(top[0]?.ts ?? 0) : 0;
  const own = ephemeralsOf(actor, channel).filter((one) => !isReply(one) && Number(one.ts) >= from);
  return { top: inOrder([...top, ...own]), hasMore: left > 0 };
}

const mostShown = 5_000;

function pinsIn(actor: Actor, channel: Channel): Message[] {
  return messagesIn(actor.context, channel.id).filter((one) => one.pinned_to);
}

function threadOf(actor: Actor, channel: Channel, ts: string): Message[] {
  const parent = findMessage(actor.context, channel.id, ts);
  const replies = messagesIn(actor.context, channel.id).filter((one) => isReply(one) && one.thread_ts === ts);
  const own = ephemeralsOf(actor, channel).filter((one) => isReply(one) && one.thread_ts === ts);
  return [...(parent ? [parent] : []), ...inOrder([...replies, ...own])];
}

function ephemeralsOf({ context, userId }: Actor, channel: Channel): Message[] {
  return context.workspace.ephemerals.filter(
    (one) => one.ephemeral_to === userId && one.channel === channel.id,
  );
}

function isReply(message: Message): boolean {
  return message.thread_ts !== undefined && message.thread_ts !== message.ts;
}

function inOrder(messages: Message[]): Message[] {
  return messages.sort((a, b) => Number(a.ts) - Number(b.ts));
}

function describe(actor: Actor, channel: Channel, hasMore: boolean): Omit<ChannelSeen, 'pins'> {
  const { context, userId } = actor;
  return {
    id: channel.id,
    name: channel.name,
    kind: channel.kind,
    topic: channel.topic.value,
    purpose: channel.purpose.value,
    isArchived: channel.isArchived,
    isGeneral: channel.isGeneral,
    isMember: channel.members.includes(userId),
    members: channel.members,
    bookmarks: (context.workspace.bookmarks[channel.id] ?? []).map(({ title, link, emoji }) => ({
      title,
      link,
      emoji,
    })),
    lastRead: lastReadOf(actor, channel.id),
    hasMore,
  };
}
