import { identity } from './identity.js';
import { newId } from './new-id.js';
import type { Channel } from './workspace.js';
import { nowSeconds, type World } from './world.js';

/** The direct conversation of the app with these users; made when there is none yet. */
export function directChannel(world: World, users: string[]): Channel {
  const members = [...new Set([...users, identity.botUserId])];
  return findDirect(world, users) ?? makeDirect(world, members);
}

/** The direct conversation of the app with exactly these users, if it was ever opened. */
export function findDirect(world: World, users: string[]): Channel | undefined {
  const wanted = new Set([...users, identity.botUserId]);
  return Object.values(world.workspace.channels).find(
    (channel) =>
      (channel.kind === 'im' || channel.kind === 'mpim') &&
      channel.members.length === wanted.size &&
      channel.members.every((member) => wanted.has(member)),
  );
}

function makeDirect(world: World, members: string[]): Channel {
  const isGroup = members.length > 2;
  const names = members.map((id) => world.workspace.users[id]?.name ?? id).join('--');
  const channel: Channel = {
    id: newId(world, isGroup ? 'G' : 'D'),
    name: isGroup ? `mpdm-${names}-1` : '',
    kind: isGroup ? 'mpim' : 'im',
    creator: identity.botUserId,
    created: nowSeconds(world),
    isArchived: false,
    isGeneral: false,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previousNames: [],
    members,
  };
  world.workspace.channels[channel.id] = channel;
  return channel;
}
