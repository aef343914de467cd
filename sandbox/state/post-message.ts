import type { Dict } from '../json.js';
import type { SandboxContext } from './context.js';
import { channelType } from './event-names.js';
import { identity } from './identity.js';
import { newTs } from './new-id.js';
import { presentMessage } from './present-message.js';
import type { Message } from './workspace.js';

/** Fields of a new message; its timestamp is assigned here. */
export type NewMessage = Omit<Message, 'type' | 'ts' | 'team' | 'channel' | 'parent_user_id'> & {
  team?: string;
};

/** Stores a message and tells the app. Replies are stored next to their parent. */
export function postMessage(context: SandboxContext, channelId: string, message: NewMessage): Message {
  const posted: Message = {
    ...message,
    type: 'message',
    channel: channelId,
    ts: newTs(context),
    team: message.team ?? context.workspace.team.id,
    ...parentOf(context, channelId, message.thread_ts),
  };
  if (posted.broadcast) posted.subtype = 'thread_broadcast';
  messagesIn(context, channelId).push(posted);
  tellMessage(context, posted, presentMessage(context, posted, { metadata: true }));
  mentionsOfApp(context, posted);
  return posted;
}

/** All messages of a channel, oldest first, including replies. Returns the stored list itself. */
export function messagesIn(context: SandboxContext, channelId: string): Message[] {
  const known = context.workspace.messages[channelId];
  if (known) return known;
  const made: Message[] = [];
  context.workspace.messages[channelId] = made;
  return made;
}

/** Finds a stored message, searching from the newest. */
export function findMessage(
  context: SandboxContext,
  channelId: string,
  ts: string | undefined,
): Message | undefined {
  return messagesIn(context, channelId).findLast((message) => message.ts === ts);
}

/** Sends a `message` event; `body` is the message, or the changed or deleted form. */
export function tellMessage(context: SandboxContext, at: { channel: string; ts: string }, body: Dict): void {
  const channel = context.workspace.channels[at.channel];
  if (!channel) return;
  const event = { ...body, channel: at.channel, event_ts: at.ts, channel_type: channelType(channel.kind) };
  context.tell({ type: `message.${messageEvent(channel.kind)}`, channelId: at.channel, body: event });
}

function messageEvent(kind: 'public' | 'private' | 'im' | 'mpim'): string {
  switch (kind) {
    case 'public':
      return 'channels';
    case 'private':
      return 'groups';
    case 'im':
    case 'mpim':
      return kind;
  }
}

/** The first reply turns its parent into a thread. */
function parentOf(
  context: SandboxContext,
  channelId: string,
  threadTs: string | undefined,
): { parent_user_id?: string } {
  const parent = threadTs ? findMessage(context, channelId, threadTs) : undefined;
  if (!parent) return {};
  parent.thread_ts = parent.ts;
  return parent.user ? { parent_user_id: parent.user } : {};
}

function mentionsOfApp(context: SandboxContext, message: Message): void {
  const { botUserId } = identity;
  if (message.user === botUserId || message.subtype || !message.text.includes(`<@${botUserId}`)) return;
  const body = {
    ...presentMessage(context, message),
    type: 'app_mention',
    channel: message.channel,
    event_ts: message.ts,
  };
  context.tell({ type: 'app_mention', channelId: message.channel, body });
}
