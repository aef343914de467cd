import { isDirect } from '../state/channel-access.js';
import { archiveChannel, renameChannel, setTopic, unarchiveChannel } from '../state/channel-life.js';
import { directChannel } from '../state/direct-channel.js';
import { joinChannel, leaveChannel } from '../state/membership.js';
import type { Channel } from '../state/workspace.js';
import { requireFreeName } from '../web-api/channel-name.js';
import { type Actor, channelOfMember, channelToSee } from './actor.js';
import type { Person } from './person.js';

type UsingChannels = Pick<
  Person,
  | 'hasRead'
  | 'opensDirect'
  | 'joins'
  | 'leaves'
  | 'invites'
  | 'renames'
  | 'archives'
  | 'unarchives'
  | 'setsTopic'
>;

/** A person's channel actions without the app. The app receives events. */
export function usingChannels(actor: Actor): UsingChannels {
  const { context, userId } = actor;
  return {
    async hasRead(channel, ts) {
      const { id } = channelToSee(actor, channel);
      const { lastRead } = context.workspace;
      const before = lastRead[userId]?.[id] ?? '0';
      if (Number(ts) > Number(before)) lastRead[userId] = { ...lastRead[userId], [id]: ts };
    },
    opensDirect: () => directChannel(context, [userId]).id,
    async joins(channel) {
      joinChannel(context, stillOpen(channelToSee(actor, channel)), userId);
    },
    async leaves(channel) {
      leaveChannel(context, notGeneral(channelOfMember(actor, channel), 'leave'), userId);
    },
    async invites(channel, person) {
      const id = typeof person === 'string' ? idOf(actor, person) : person.id;
      const to = stillOpen(channelOfMember(actor, channel));
      const invited = context.workspace.users[id];
      if (invited?.kind === 'deactivated') throw new Error(`${invited.realName}'s account is deactivated.`);
      joinChannel(context, to, id, userId);
    },
    async renames(channel, name) {
      const renamed = notGeneral(channelOfMember(actor, channel), 'rename');
      renameChannel(context, renamed, requireFreeName(context, name), userId);
    },
    async archives(channel) {
      archiveChannel(context, notGeneral(stillOpen(channelOfMember(actor, channel)), 'archive'), userId);
    },
    async unarchives(channel) {
      const archived = channelOfMember(actor, channel);
      if (archived.isArchived) unarchiveChannel(context, archived, userId);
    },
    async setsTopic(channel, topic) {
      if ([...topic].length > 250) throw new Error('A topic has at most 250 characters.');
      setTopic(context, stillOpen(channelOfMember(actor, channel)), topic, userId);
    },
  };
}

function stillOpen(channel: Channel): Channel {
  if (channel.isArchived) throw new Error(`#${channel.name} is archived.`);
  return channel;
}

/** Slack offers none of these for #general or direct messages. */
function notGeneral(channel: Channel, act: 'leave' | 'rename' | 'archive'): Channel {
  if (channel.isGeneral) throw new Error(`Nobody can ${act} #${channel.name}: everyone belongs to it.`);
  if (isDirect(channel)) throw new Error(`Nobody can ${act} a direct conversation.`);
  return channel;
}

function idOf(actor: Actor, handle: string): string {
  const user = Object.values(actor.context.workspace.users).find(
    (one) => one.name === handle || one.id === handle,
  );
  if (!user) throw new Error(`The sandbox has no user "${handle}".`);
  return user.id;
}
