import { identity } from '../state/identity.js';
import { permalink } from '../state/permalink.js';
import { pinMessage, unpinMessage } from '../state/pin-message.js';
import { messagesIn } from '../state/post-message.js';
import { presentMessage } from '../state/present-message.js';
import type { Channel, Message } from '../state/workspace.js';
import type { World } from '../state/world.js';
import { refuse, refuseMistake } from './api-refusal.js';
import type { Args } from './args.js';
import type { Family } from './method.js';
import { requireMembership, requireMessage, requireTimestamp } from './require-channel.js';

/** Pinned messages, at most 100 in a channel. */
export const pins: Family = {
  'pins.add': (args, world) => {
    const { channel, message } = pinnable(world, args);
    if (message.pinned_to) refuse('already_pinned');
    if (messagesIn(world, channel.id).filter((one) => one.pinned_to).length >= 100) refuse('too_many_pins');
    pinMessage(world, message, identity.botUserId);
    return {};
  },

  'pins.remove': (args, world) => {
    const { message } = pinnable(world, args);
    if (!message.pinned_to) refuse('no_pin');
    unpinMessage(world, message, identity.botUserId);
    return {};
  },

  'pins.list': (args, world) => {
    const channel = requireMembership(world, args.text('channel'));
    const pinned = messagesIn(world, channel.id).filter((one) => one.pinned_to);
    return { items: pinned.map((message) => pinnedItem(world, channel, message)) };
  },
};

function pinnable(world: World, args: Args): { channel: Channel; message: Message } {
  const channel = requireMembership(world, args.text('channel'));
  if (!args.has('timestamp'))
    refuseMistake('no_item_specified', 'timestamp: is missing, so there is nothing to pin');
  const message = requireMessage(world, channel, requireTimestamp(args.text('timestamp')));
  return { channel, message };
}

function pinnedItem(world: World, channel: Channel, message: Message): object {
  return {
    type: 'message',
    channel: channel.id,
    created: message.pinned_info?.pinned_ts ?? 0,
    created_by: message.pinned_info?.pinned_by ?? '',
    message: { ...presentMessage(world, message), permalink: permalink(world, message) },
  };
}
