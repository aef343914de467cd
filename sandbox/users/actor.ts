import type { Activity } from '../activity.js';
import type { Courier } from '../delivery/courier.js';
import { channelNamed, maySee } from '../state/channel-access.js';
import type { SandboxContext } from '../state/context.js';
import { findDirect } from '../state/direct-channel.js';
import { identity } from '../state/identity.js';
import type { Channel, User } from '../state/workspace.js';
import type { CallLog } from '../web-api/call-log.js';

/** What users act through. */
export interface ActorContext {
  context: SandboxContext;
  courier: Courier;
  activity: Activity;
  log: CallLog;
}

/** A user who acts. */
export interface Actor extends ActorContext {
  userId: string;
}

/** The actor's stored user. Throws if a reset removed the user. */
export function userOf(actor: Actor): User {
  const user = actor.context.workspace.users[actor.userId];
  if (!user) throw new Error(`User ${actor.userId} no longer exists in the sandbox.`);
  return user;
}

/** A channel by name or id; the app's name means the direct message. Throws if unknown. */
export function channelAt(actor: Actor, nameOrId: string): Channel {
  const { context } = actor;
  const name = nameOrId.replace(/^[#@]/, '');
  const direct =
    name === context.workspace.users[identity.botUserId]?.name
      ? findDirect(context, [actor.userId])
      : undefined;
  const found = direct ?? context.workspace.channels[nameOrId] ?? channelNamed(context, name);
  if (!found) throw new Error(`The sandbox has no channel "${nameOrId}".`);
  return found;
}

/** Like `channelAt`, but throws for people who can't see the channel. */
export function channelToSee(actor: Actor, nameOrId: string): Channel {
  const channel = channelAt(actor, nameOrId);
  if (maySee(actor.context, channel, actor.userId)) return channel;
  throw new Error(`${userOf(actor).name} cannot see ${channel.name || channel.id}.`);
}

/** Throws if the manifest makes the app's messages read-only: Slack shows no composer there. */
export function requireComposer({ context }: Actor, channel: Channel): void {
  if (channel.kind === 'im' && context.manifest.messagesReadOnly)
    throw new Error('Sending messages to this app has been turned off.');
}

/** Like `channelAt`, but throws for non-members, who can't open the channel's composer. */
export function channelOfMember(actor: Actor, nameOrId: string): Channel {
  const channel = channelAt(actor, nameOrId);
  const isIn = channel.members.includes(actor.userId);
  if (!isIn) throw new Error(`${userOf(actor).name} is not a member of ${channel.name || channel.id}.`);
  return channel;
}
