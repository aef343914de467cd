import { newId } from './new-id.js';
import type { Channel, ChannelKind } from './workspace.js';
import { nowSeconds, type World } from './world.js';

/** Puts an empty channel of nobody into the workspace. */
export function newChannel(world: World, o: { name: string; kind: ChannelKind; creator: string }): Channel {
  const channel: Channel = {
    ...o,
    id: newId(world, idLetter(o.kind)),
    created: nowSeconds(world),
    isArchived: false,
    isGeneral: false,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previousNames: [],
    members: [],
  };
  world.workspace.channels[channel.id] = channel;
  if (o.kind === 'public' || o.kind === 'private') world.workspace.channelIds[o.name] = channel.id;
  return channel;
}

function idLetter(kind: ChannelKind): string {
  switch (kind) {
    case 'im':
      return 'D';
    case 'mpim':
      return 'G';
    case 'public':
    case 'private':
      return 'C';
  }
}
