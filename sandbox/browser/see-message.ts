import { dicts, text } from '../json.js';
import { viewState } from '../state/view-state.js';
import type { EphemeralMessage, Message } from '../state/workspace.js';
import type { Actor } from '../users/actor.js';
import type { MessageSeen } from './protocol.js';
import { seeFile } from './see-file.js';

/** A message as the page renders it; `threads` holds its channel's threads. */
export function seeMessage(
  actor: Actor,
  message: Message | EphemeralMessage,
  threads: ReadonlyMap<string, NonNullable<MessageSeen['thread']>>,
): MessageSeen {
  const { context } = actor;
  const { channel, ts, subtype, blocks, attachments, reactions, thread_ts } = message;
  const held = [...(blocks ?? []), ...(attachments ?? []).flatMap((one) => dicts(one.blocks))];
  const user = message.user === undefined ? undefined : context.workspace.users[message.user];
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
    // Messages typed by people are rendered from their text; their blocks hold the same words.
    ...(blocks?.length && !message.client_msg_id ? { blocks } : {}),
    ...(attachments?.length ? { attachments } : {}),
    ...(message.files?.length ? { files: message.files.map((file) => seeFile(actor, file)) } : {}),
    ...(reactions?.length ? { reactions } : {}),
    isEdited: message.edited !== undefined,
    isEphemeral: 'ephemeral_to' in message,
    isBroadcast: message.broadcast === true,
    ...(message.pinned_info ? { pinnedBy: message.pinned_info.pinned_by } : {}),
    ...(thread_ts === ts && threads.has(ts) ? { thread: threads.get(ts) } : {}),
    ...(thread_ts !== undefined && thread_ts !== ts ? { parent: thread_ts } : {}),
    ...(held.length > 0 ? { state: viewState(context, `${channel}:${ts}`, held) } : {}),
  };
}
