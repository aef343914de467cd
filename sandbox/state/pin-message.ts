import type { Dict } from '../json.js';
import { newTs } from './new-id.js';
import { messagesIn, postMessage } from './post-message.js';
import { presentMessage } from './present-message.js';
import type { Message } from './workspace.js';
import { nowSeconds, type World } from './world.js';

/** Pins a message, with the line and the event that Slack makes of it. */
export function pinMessage(world: World, message: Message, user: string): void {
  const { channel } = message;
  message.pinned_to = [channel];
  message.pinned_info = { channel, pinned_by: user, pinned_ts: nowSeconds(world) };
  const item = itemOf(world, message, user);
  const text = `<@${user}> pinned a message to this channel.`;
  postMessage(world, channel, { subtype: 'pinned_item', user, text, extra: { item_type: 'C', item } });
  tellPin(world, message, 'pin_added', user, item);
}

/** Takes the pin away and tells the app. */
export function unpinMessage(world: World, message: Message, user: string): void {
  const item = itemOf(world, message, user);
  delete message.pinned_to;
  delete message.pinned_info;
  tellPin(world, message, 'pin_removed', user, item);
}

function tellPin(
  world: World,
  message: Message,
  type: 'pin_added' | 'pin_removed',
  user: string,
  item: Dict,
): void {
  const { channel } = message;
  const left = messagesIn(world, channel).filter((one) => one.pinned_to).length;
  const count = type === 'pin_added' ? { pin_count: left } : { has_pins: left > 0 };
  const body = {
    type,
    user,
    channel_id: channel,
    item,
    item_user: message.user,
    ...count,
    event_ts: newTs(world),
  };
  world.tell({ type, channelId: channel, body });
}

function itemOf(world: World, message: Message, user: string): Dict {
  const { channel } = message;
  return {
    type: 'message',
    channel,
    created: nowSeconds(world),
    created_by: user,
    message: presentMessage(world, message),
  };
}
