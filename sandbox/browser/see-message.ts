import { dicts, text } from '../json.js';
import type { Actor } from '../persons/actor.js';
import { repliesTo } from '../state/present-message.js';
import { viewState } from '../state/view-state.js';
import type { EphemeralMessage, Message } from '../state/workspace.js';
import type { FileSeen, MessageSeen } from './protocol.js';

/** A message as the page draws it. */
export function seeMessage({ world }: Actor, message: Message | EphemeralMessage): MessageSeen {
  const { channel, ts, subtype, blocks, attachments, reactions, thread_ts } = message;
  const held = [...(blocks ?? []), ...(attachments ?? []).flatMap((one) => dicts(one.blocks))];
  const user = message.user === undefined ? undefined : world.workspace.users[message.user];
  return {
    channel,
    ts,
    from: {
      id: message.user ?? message.bot_id ?? '',
      name: message.username ?? user?.realName ?? message.user ?? 'app',
      isApp: message.bot_id !== undefined || user?.kind === 'bot',
      ...(text(message.icons?.emoji) ? { icon: text(message.icons?.emoji) } : {}),
    },
    text: message.text,
    ...(subtype ? { subtype } : {}),
    ...(blocks?.length ? { blocks } : {}),
    ...(attachments?.length ? { attachments } : {}),
    ...(message.files?.length ? { files: message.files.map(seeFile) } : {}),
    ...(reactions?.length ? { reactions } : {}),
    isEdited: message.edited !== undefined,
    isEphemeral: 'ephemeral_to' in message,
    isBroadcast: message.broadcast === true,
    ...(message.pinned_info ? { pinnedBy: message.pinned_info.pinned_by } : {}),
    ...(thread_ts === ts ? { thread: threadUnder(message) } : {}),
    ...(thread_ts !== undefined && thread_ts !== ts ? { parent: thread_ts } : {}),
    ...(held.length > 0 ? { state: viewState(world, `${channel}:${ts}`, held) } : {}),
  };

  function threadUnder(parent: Message): NonNullable<MessageSeen['thread']> {
    const replies = repliesTo(world, parent);
    return {
      ts,
      replies: replies.length,
      people: [...new Set(replies.flatMap((reply) => reply.user ?? []))].slice(0, 5),
      lastTs: replies.at(-1)?.ts ?? ts,
    };
  }
}

function seeFile(file: Record<string, unknown>): FileSeen {
  const id = text(file.id) ?? '';
  const name = text(file.name) ?? '';
  return {
    id,
    name,
    title: text(file.title) ?? name,
    mimetype: text(file.mimetype) ?? '',
    size: Number(file.size ?? 0),
    link: `/files/${id}/${encodeURIComponent(name)}`,
  };
}
