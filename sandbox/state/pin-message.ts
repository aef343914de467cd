import type { Dict } from '../json.js';
import { newTs } from './new-id.js';
import { permalink } from './permalink.js';
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
  tellPin(world, message, { type: 'pin_added', user, item, pinned_info: message.pinned_info });
}

/** Takes the pin away and tells the app. */
export function unpinMessage(world: World, message: Message, user: string): void {
  const [item, info] = [itemOf(world, message, user), message.pinned_info];
  delete message.pinned_to;
  delete message.pinned_info;
  tellPin(world, message, { type: 'pin_removed', user, item, pinned_info: info });
}

interface Pin {
  type: 'pin_added' | 'pin_removed';
  user: string;
  item: Dict;
  pinned_info: Message['pinned_info'];
}

function tellPin(world: World, message: Message, { type, user, item, pinned_info }: Pin): void {
  const { channel } = message;
  const left = messagesIn(world, channel).filter((one) => one.pinned_to).length;
  const body = {
    type,
    user,
    channel_id: channel,
    item,
    item_user: message.user,
    pin_count: left,
    pinned_info,
    ...(type === 'pin_removed' ? { has_pins: left > 0 } : {}),
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
    message: { ...presentMessage(world, message), permalink: permalink(world, message) },
  };
}
