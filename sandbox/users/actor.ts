import type { Activity } from '../activity.js';
import type { Courier } from '../delivery/courier.js';
import { channelNamed, maySee } from '../state/channel-access.js';
import type { SandboxContext } from '../state/context.js';
import { findDirect } from '../state/direct-channel.js';
import { identity } from '../state/identity.js';
import type { Channel, User } from '../state/workspace.js';
import type { CallLog } from '../web-api/call-log.js';

/** What persons act through. */
export interface ActorContext {
  context: SandboxContext;
  courier: Courier;
  activity: Activity;
  log: CallLog;
}

/** One user on the stage. */
export interface Actor extends ActorContext {
  userId: string;
}

/** The actor's stored user. Throws after a reset that took the user away. */
export function userOf(actor: Actor): User {
  const user = actor.context.workspace.users[actor.userId];
  if (!user) throw new Error(`User ${actor.userId} is no longer in the sandbox.`);
  return user;
}

/** A channel by name or id, or the direct conversation for the app's name. Throws when there is none. */
export function channelAt(actor: Actor, nameOrId: string): Channel {
  const { context } = actor;
  const name = nameOrId.replace(/^[#@]/, '');
  const direct =
    name === context.workspace.users[identity.botUserId]?.name
      ? findDirect(context, [actor.userId])
      : undefined;
  const found = direct ?? context.workspace.channels[nameOrId] ?? channelNamed(context, name);
  if (!found) throw new Error(`There is no channel "${nameOrId}" in the sandbox.`);
  return found;
}

/** As `channelAt`, for those who may see the channel; others throw, as they could not even find it. */
export function channelToSee(actor: Actor, nameOrId: string): Channel {
  const channel = channelAt(actor, nameOrId);
  if (maySee(actor.context, channel, actor.userId)) return channel;
  throw new Error(`${userOf(actor).name} may not see ${channel.name || channel.id}.`);
}

/** Throws where the app has said in its manifest that nobody can write to it: Slack shows no composer there. */
export function requireComposer({ context }: Actor, channel: Channel): void {
  if (channel.kind === 'im' && context.manifest.messagesReadOnly)
    throw new Error('Sending messages to this app has been turned off.');
}

/** As `channelAt`, for members only: others throw, as they could not even open the channel's composer. */
export function channelOfMember(actor: Actor, nameOrId: string): Channel {
  const channel = channelAt(actor, nameOrId);
  const isIn = channel.members.includes(actor.userId);
  if (!isIn) throw new Error(`${userOf(actor).name} is not a member of ${channel.name || channel.id}.`);
  return channel;
}
