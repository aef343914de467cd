import type { Dict } from '../json.js';
import type { SandboxContext } from './context.js';
import { messagesIn } from './post-message.js';
import { repliesTo } from './present-message.js';
import type { Message, StoredFile } from './workspace.js';

/** Where a file was shared, as in `files.info`: by channel kind and id, with each message's thread state. */
export function fileShares(context: SandboxContext, file: StoredFile): Dict {
  const shares: Record<string, Dict> = {};
  for (const id of file.channels) {
    const kind = context.workspace.channels[id]?.kind === 'public' ? 'public' : 'private';
    const messages = messagesIn(context, id).filter((one) => one.files?.some((held) => held.id === file.id));
    shares[kind] = { ...shares[kind], [id]: messages.map((one) => share(context, one)) };
  }
  return shares;
}

function share(context: SandboxContext, message: Message): Dict {
  const parent = message.thread_ts ?? message.ts;
  const replies = repliesTo(context, { channel: message.channel, ts: parent });
  return {
    reply_users: [...new Set(replies.map((one) => one.user))],
    reply_users_count: new Set(replies.map((one) => one.user)).size,
    reply_count: replies.length,
    ts: message.ts,
    ...(message.thread_ts ? { thread_ts: message.thread_ts, latest_reply: replies.at(-1)?.ts } : {}),
    channel_name: context.workspace.channels[message.channel]?.name ?? '',
    team_id: context.workspace.team.id,
  };
}
