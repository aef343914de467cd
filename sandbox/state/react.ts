import type { SandboxContext } from './context.js';
import { newTs } from './new-id.js';
import type { Message } from './workspace.js';

/** Adds a user's reaction and tells the app; false if it existed. */
export function addReaction(context: SandboxContext, message: Message, name: string, user: string): boolean {
  message.reactions ??= [];
  const known = message.reactions.find((one) => one.name === name);
  if (known?.users.includes(user)) return false;
  const reaction = known ?? { name, users: [], count: 0 };
  if (!known) message.reactions.push(reaction);
  reaction.users.push(user);
  reaction.count += 1;
  tellReaction(context, message, 'reaction_added', name, user);
  return true;
}

/** Removes a user's reaction and tells the app; false if there was none. */
export function removeReaction(
  context: SandboxContext,
  message: Message,
  name: string,
  user: string,
): boolean {
  const reaction = message.reactions?.find((one) => one.name === name);
  if (!reaction?.users.includes(user)) return false;
  reaction.users = reaction.users.filter((one) => one !== user);
  reaction.count -= 1;
  const left = (message.reactions ?? []).filter((one) => one.count > 0);
  if (left.length > 0) message.reactions = left;
  else delete message.reactions;
  tellReaction(context, message, 'reaction_removed', name, user);
  return true;
}

function tellReaction(
  context: SandboxContext,
  message: Message,
  type: string,
  reaction: string,
  user: string,
): void {
  const item = { type: 'message', channel: message.channel, ts: message.ts };
  const author = message.user ? { item_user: message.user } : {};
  const body = { type, user, reaction, item, ...author, event_ts: newTs(context) };
  context.tell({ type, channelId: message.channel, body });
}
