import type { Dict } from '../json.js';
import type { SandboxContext } from './context.js';
import { newTs } from './new-id.js';
import { messagesIn, tellMessage } from './post-message.js';
import { presentMessage, repliesTo } from './present-message.js';
import type { Message } from './workspace.js';

/** Edits a stored message, marks it as edited by `user` and tells the app (`message_changed`). */
export function editMessage(
  context: SandboxContext,
  message: Message,
  content: Partial<Message>,
  user: string,
): void {
  const previous = embedded(context, message);
  Object.assign(message, content);
  const ts = newTs(context);
  message.edited = { user, ts };
  tellChanged(context, message, previous, ts);
}

/** The message inside a change event names the workspaces of its author and channel. */
function embedded(context: SandboxContext, message: Message): Dict {
  const { id } = context.workspace.team;
  return { ...presentMessage(context, message, { metadata: true }), source_team: id, user_team: id };
}

/** Tells the app about a change other than an edit, such as a first reply. */
function tellChanged(context: SandboxContext, message: Message, previous: object, ts: string): void {
  tellMessage(
    context,
    { channel: message.channel, ts },
    {
      type: 'message',
      subtype: 'message_changed',
      message: embedded(context, message),
      previous_message: previous,
      hidden: true,
      ts,
    },
  );
}

/** Deletes a message and tells the app. A parent with replies leaves a tombstone, as in Slack. */
export function deleteMessage(context: SandboxContext, message: Message): void {
  const previous = embedded(context, message);
  const all = messagesIn(context, message.channel);
  if (repliesTo(context, message).length > 0) {
    all[all.indexOf(message)] = tombstone(message);
  } else {
    all.splice(all.indexOf(message), 1);
  }
  const ts = newTs(context);
  tellMessage(
    context,
    { channel: message.channel, ts },
    {
      type: 'message',
      subtype: 'message_deleted',
      previous_message: previous,
      deleted_ts: message.ts,
      hidden: true,
      ts,
    },
  );
}

function tombstone(message: Message): Message {
  const { type, channel, ts, team, thread_ts } = message;
  return {
    type,
    channel,
    ts,
    team,
    thread_ts,
    subtype: 'tombstone',
    user: 'USLACKBOT',
    text: 'This message was deleted.',
  };
}
