import { nowSeconds, type SandboxContext } from './context.js';
import { newId } from './new-id.js';
import type { Channel, ChannelKind } from './workspace.js';

/** Adds an empty channel without members to the workspace. */
export function newChannel(
  context: SandboxContext,
  o: { name: string; kind: ChannelKind; creator: string },
): Channel {
  const channel: Channel = {
    ...o,
    id: newId(context, idLetter(o.kind)),
    created: nowSeconds(context),
    isArchived: false,
    isGeneral: false,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previousNames: [],
    members: [],
  };
  context.workspace.channels[channel.id] = channel;
  if (o.kind === 'public' || o.kind === 'private') context.workspace.channelIds[o.name] = channel.id;
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
