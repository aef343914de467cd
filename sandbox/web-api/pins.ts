import type { SandboxContext } from '../state/context.js';
import { identity } from '../state/identity.js';
import { permalink } from '../state/permalink.js';
import { pinMessage, unpinMessage } from '../state/pin-message.js';
import { messagesIn } from '../state/post-message.js';
import { presentMessage } from '../state/present-message.js';
import type { Channel, Message } from '../state/workspace.js';
import { refuse, refuseMistake } from './api-refusal.js';
import type { Args } from './args.js';
import type { Family } from './method.js';
import { requireMembership, requireMessage, requireTimestamp } from './require-channel.js';

/** Pinned messages, at most 100 per channel. */
export const pins: Family = {
  'pins.add': (args, context) => {
    const { channel, message } = pinnable(context, args);
    if (message.pinned_to) refuse('already_pinned');
    if (messagesIn(context, channel.id).filter((one) => one.pinned_to).length >= 100) refuse('too_many_pins');
    pinMessage(context, message, identity.botUserId);
    return {};
  },

  'pins.remove': (args, context) => {
    const { message } = pinnable(context, args);
    if (!message.pinned_to) refuse('no_pin');
    unpinMessage(context, message, identity.botUserId);
    return {};
  },

  'pins.list': (args, context) => {
    const channel = requireMembership(context, args.text('channel'));
    const pinned = messagesIn(context, channel.id).filter((one) => one.pinned_to);
    return { items: pinned.map((message) => pinnedItem(context, channel, message)) };
  },
};

function pinnable(context: SandboxContext, args: Args): { channel: Channel; message: Message } {
  const channel = requireMembership(context, args.text('channel'));
  if (!args.has('timestamp')) refuseMistake('no_item_specified', 'timestamp: is missing');
  const message = requireMessage(context, channel, requireTimestamp(args.text('timestamp')));
  return { channel, message };
}

function pinnedItem(context: SandboxContext, channel: Channel, message: Message): object {
  return {
    type: 'message',
    channel: channel.id,
    created: message.pinned_info?.pinned_ts ?? 0,
    created_by: message.pinned_info?.pinned_by ?? '',
    message: { ...presentMessage(context, message), permalink: permalink(context, message) },
  };
}
