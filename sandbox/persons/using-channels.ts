import { archiveChannel, renameChannel, setTopic, unarchiveChannel } from '../state/channel-life.js';
import { directChannel } from '../state/direct-channel.js';
import { joinChannel, leaveChannel } from '../state/membership.js';
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

/** What a person does with channels without the app's help. The app hears of it by events. */
export function usingChannels(actor: Actor): UsingChannels {
  const { world, userId } = actor;
  return {
    async hasRead(channel, ts) {
      const { id } = channelToSee(actor, channel);
      const { lastRead } = world.workspace;
      const before = lastRead[userId]?.[id] ?? '0';
      if (Number(ts) > Number(before)) lastRead[userId] = { ...lastRead[userId], [id]: ts };
    },
    opensDirect: () => directChannel(world, [userId]).id,
    async joins(channel) {
      joinChannel(world, channelToSee(actor, channel), userId);
    },
    async leaves(channel) {
      leaveChannel(world, channelOfMember(actor, channel), userId);
    },
    async invites(channel, person) {
      const id = typeof person === 'string' ? idOf(actor, person) : person.id;
      joinChannel(world, channelOfMember(actor, channel), id, userId);
    },
    async renames(channel, name) {
      renameChannel(world, channelOfMember(actor, channel), name, userId);
    },
    async archives(channel) {
      archiveChannel(world, channelOfMember(actor, channel), userId);
    },
    async unarchives(channel) {
      unarchiveChannel(world, channelOfMember(actor, channel), userId);
    },
    async setsTopic(channel, topic) {
      setTopic(world, channelOfMember(actor, channel), topic, userId);
    },
  };
}

function idOf(actor: Actor, handle: string): string {
  const user = Object.values(actor.world.workspace.users).find(
    (one) => one.name === handle || one.id === handle,
  );
  if (!user) throw new Error(`There is nobody called "${handle}" in the sandbox.`);
  return user.id;
}
