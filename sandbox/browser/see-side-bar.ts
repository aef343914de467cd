import { isDirect, maySee } from '../state/channel-access.js';
import { messagesIn } from '../state/post-message.js';
import type { Channel, Message } from '../state/workspace.js';
import type { Actor } from '../users/actor.js';
import type { SideBar, SideBarChannel } from './protocol.js';

/** The viewer's conversations, with unread counts. */
export function seeSideBar(actor: Actor): SideBar {
  const { context, userId } = actor;
  const visible = Object.values(context.workspace.channels).filter((one) => maySee(context, one, userId));
  return {
    channels: visible
      .filter((channel) => channel.members.includes(userId) && !channel.isArchived)
      .map((channel) => entry(actor, channel)),
    others: visible
      .filter((channel) => !isDirect(channel) && (!channel.members.includes(userId) || channel.isArchived))
      .map(({ id, name, isArchived }) => ({ id, name, isArchived })),
  };
}

function entry(actor: Actor, channel: Channel): SideBarChannel {
  const { id, name, kind } = channel;
  const unread = unreadIn(actor, channel);
  const mentions = isDirect(channel) ? unread : unread.filter(({ text }) => mentionsActor(actor, text));
  return { id, name, kind, unread: unread.length, mentions: mentions.length };
}

/** Timestamp the viewer has read to, never before they joined. */
export function lastReadOf({ context, userId }: Actor, channelId: string): string {
  return context.workspace.lastRead[userId]?.[channelId] ?? '0';
}

function unreadIn(actor: Actor, { id }: Channel): Message[] {
  const lastRead = Number(lastReadOf(actor, id));
  const unread: Message[] = [];
  for (const message of messagesIn(actor.context, id).toReversed()) {
    if (Number(message.ts) <= lastRead) break;
    const isReply = message.thread_ts !== undefined && message.thread_ts !== message.ts;
    if (message.user !== actor.userId && !isAboutMembers(message) && (!isReply || message.broadcast))
      unread.push(message);
  }
  return unread;
}

/** Joins and leaves don't count as unread. */
function isAboutMembers({ subtype }: Message): boolean {
  return subtype === 'channel_join' || subtype === 'channel_leave';
}

function mentionsActor({ userId }: Actor, text: string): boolean {
  return text.includes(`<@${userId}`) || /<!(?:channel|here|everyone)/.test(text);
}
