import { findDirect } from '../state/direct-channel.js';
import { messagesIn } from '../state/post-message.js';
import type { Channel, EphemeralMessage, Message } from '../state/workspace.js';
import { type Actor, channelToSee } from './actor.js';
import type { ReadMessage } from './person.js';

/** A channel as the actor sees it: in order, with replies under their parents and ephemeral messages in between. */
export function readChannel(actor: Actor, nameOrId: string): ReadMessage[] {
  return readAll(actor, channelToSee(actor, nameOrId));
}

/** The actor's direct messages with the app; empty if there are none. */
export function readDirect(actor: Actor): ReadMessage[] {
  const channel = findDirect(actor.context, [actor.userId]);
  return channel ? readAll(actor, channel) : [];
}

function readAll(actor: Actor, channel: Channel): ReadMessage[] {
  const { context, userId } = actor;
  const own = context.workspace.ephemerals.filter(
    (one) => one.ephemeral_to === userId && one.channel === channel.id,
  );
  const all = [...messagesIn(context, channel.id), ...own].sort((a, b) => Number(a.ts) - Number(b.ts));
  const replies = repliesByParent(all);
  const top = all.filter((one) => !isReply(one) || one.broadcast);
  return structuredClone(top).map((one) => read(actor, one, isReply(one) ? [] : (replies.get(one.ts) ?? [])));
}

function isReply(message: Message): boolean {
  return message.thread_ts !== undefined && message.thread_ts !== message.ts;
}

function read(actor: Actor, message: Message | EphemeralMessage, replies: Message[]): ReadMessage {
  return {
    ...message,
    from: message.username ?? actor.context.workspace.users[message.user ?? '']?.name ?? message.user ?? '',
    replies: structuredClone(replies).map((one) => read(actor, one, [])),
    isEphemeral: 'ephemeral_to' in message,
  };
}

function repliesByParent(all: Message[]): Map<string, Message[]> {
  const byParent = new Map<string, Message[]>();
  for (const reply of all.filter(isReply)) {
    const parent = reply.thread_ts ?? '';
    byParent.set(parent, [...(byParent.get(parent) ?? []), reply]);
  }
  return byParent;
}
