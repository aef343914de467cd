import type { Dict } from '../json.js';
import { messagesIn } from './post-message.js';
import { repliesTo } from './present-message.js';
import type { Message, StoredFile } from './workspace.js';
import type { World } from './world.js';

/** Where a file was shared, as `files.info` tells it: by the channel's kind and id, each message with the state of its thread. */
export function fileShares(world: World, file: StoredFile): Dict {
  const shares: Record<string, Dict> = {};
  for (const id of file.channels) {
    const kind = world.workspace.channels[id]?.kind === 'public' ? 'public' : 'private';
    const messages = messagesIn(world, id).filter((one) => one.files?.some((held) => held.id === file.id));
    shares[kind] = { ...shares[kind], [id]: messages.map((one) => share(world, one)) };
  }
  return shares;
}

function share(world: World, message: Message): Dict {
  const parent = message.thread_ts ?? message.ts;
  const replies = repliesTo(world, { channel: message.channel, ts: parent });
  return {
    reply_users: [...new Set(replies.map((one) => one.user))],
    reply_users_count: new Set(replies.map((one) => one.user)).size,
    reply_count: replies.length,
    ts: message.ts,
    ...(message.thread_ts ? { thread_ts: message.thread_ts, latest_reply: replies.at(-1)?.ts } : {}),
    channel_name: world.workspace.channels[message.channel]?.name ?? '',
    team_id: world.workspace.team.id,
  };
}
