import type { Dict } from '../json.js';
import type { SandboxContext } from './context.js';
import { identity } from './identity.js';
import { appPictures } from './pictures.js';
import type { Message } from './workspace.js';

/** A message in the format of the Web API and events. Metadata is optional; a thread's parent has reply counts. */
export function presentMessage(
  context: SandboxContext,
  message: Message,
  show: { metadata?: boolean } = {},
): Dict {
  const { channel: _channel, metadata, broadcast: _broadcast, extra, parent_user_id, ...shown } = message;
  return {
    ...shown,
    ...extra,
    ...(message.reactions ? { reactions: structuredClone(message.reactions) } : {}),
    ...(parent_user_id && message.thread_ts !== message.ts ? { parent_user_id } : {}),
    ...(metadata && show.metadata ? { metadata } : {}),
    ...(message.bot_id === identity.botId ? { bot_profile: botProfile(context) } : {}),
    ...(message.files ? { upload: false, display_as_bot: false } : {}),
    ...thread(context, message),
  };
}

/** The short form of the app on bot messages. */
function botProfile(context: SandboxContext): Dict {
  return {
    id: identity.botId,
    app_id: identity.appId,
    user_id: identity.botUserId,
    name: context.workspace.users[identity.botUserId]?.name ?? '',
    icons: appPictures,
    deleted: false,
    updated: 0,
    team_id: identity.teamId,
  };
}

/** A thread's replies, oldest first, without the parent. */
export function repliesTo(context: SandboxContext, parent: { channel: string; ts: string }): Message[] {
  const all = context.workspace.messages[parent.channel] ?? [];
  return all.filter((one) => one.thread_ts === parent.ts && one.ts !== parent.ts);
}

function thread(context: SandboxContext, message: Message): Dict {
  if (message.thread_ts !== message.ts) return {};
  const replies = repliesTo(context, message);
  const users = [...new Set(replies.map((reply) => reply.user).filter((user) => user !== undefined))];
  return {
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: replies.at(-1)?.ts ?? message.ts,
    reply_users: users.slice(0, 5),
    is_locked: false,
    subscribed: false,
  };
}
