import type { Dict } from '../json.js';
import { newTs } from './new-id.js';
import { messagesIn, tellMessage } from './post-message.js';
import { presentMessage, repliesTo } from './present-message.js';
import type { Message } from './workspace.js';
import type { World } from './world.js';

/** Puts new content into a stored message, marks it edited by `user`, and tells the app (`message_changed`). */
export function editMessage(world: World, message: Message, content: Partial<Message>, user: string): void {
  const previous = embedded(world, message);
  Object.assign(message, content);
  const ts = newTs(world);
  message.edited = { user, ts };
  tellChanged(world, message, previous, ts);
}

/** A message within the event about it names the workspaces of its author and of its channel. */
function embedded(world: World, message: Message): Dict {
  const { id } = world.workspace.team;
  return { ...presentMessage(world, message, { metadata: true }), source_team: id, user_team: id };
}

/** Tells the app that a message changed otherwise than by an edit, say that it got its first reply. */
function tellChanged(world: World, message: Message, previous: object, ts: string): void {
  tellMessage(
    world,
    { channel: message.channel, ts },
    {
      type: 'message',
      subtype: 'message_changed',
      message: embedded(world, message),
      previous_message: previous,
      hidden: true,
      ts,
    },
  );
}

/** Removes a message and tells the app. A parent with replies leaves a tombstone, as in Slack. */
export function deleteMessage(world: World, message: Message): void {
  const previous = embedded(world, message);
  const all = messagesIn(world, message.channel);
  if (repliesTo(world, message).length > 0) {
    all[all.indexOf(message)] = tombstone(message);
  } else {
    all.splice(all.indexOf(message), 1);
  }
  const ts = newTs(world);
  tellMessage(
    world,
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
