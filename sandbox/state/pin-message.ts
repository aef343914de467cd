import type { Dict } from '../json.js';
import { nowSeconds, type SandboxContext } from './context.js';
import { newTs } from './new-id.js';
import { permalink } from './permalink.js';
import { messagesIn, postMessage } from './post-message.js';
import { presentMessage } from './present-message.js';
import type { Message } from './workspace.js';

/** Pins a message, with Slack's system message and event. */
export function pinMessage(context: SandboxContext, message: Message, user: string): void {
  const { channel } = message;
  message.pinned_to = [channel];
  message.pinned_info = { channel, pinned_by: user, pinned_ts: nowSeconds(context) };
  const item = itemOf(context, message, user);
  const text = `<@${user}> pinned a message to this channel.`;
  postMessage(context, channel, { subtype: 'pinned_item', user, text, extra: { item_type: 'C', item } });
  tellPin(context, message, { type: 'pin_added', user, item, pinned_info: message.pinned_info });
}

/** Unpins a message and tells the app. */
export function unpinMessage(context: SandboxContext, message: Message, user: string): void {
  const [item, info] = [itemOf(context, message, user), message.pinned_info];
  delete message.pinned_to;
  delete message.pinned_info;
  tellPin(context, message, { type: 'pin_removed', user, item, pinned_info: info });
}

interface Pin {
  type: 'pin_added' | 'pin_removed';
  user: string;
  item: Dict;
  pinned_info: Message['pinned_info'];
}

function tellPin(context: SandboxContext, message: Message, { type, user, item, pinned_info }: Pin): void {
  const { channel } = message;
  const left = messagesIn(context, channel).filter((one) => one.pinned_to).length;
  const body = {
    type,
    user,
    channel_id: channel,
    item,
    item_user: message.user,
    pin_count: left,
    pinned_info,
    ...(type === 'pin_removed' ? { has_pins: left > 0 } : {}),
    event_ts: newTs(context),
  };
  context.tell({ type, channelId: channel, body });
}

function itemOf(context: SandboxContext, message: Message, user: string): Dict {
  const { channel } = message;
  return {
    type: 'message',
    channel,
    created: nowSeconds(context),
    created_by: user,
    message: { ...presentMessage(context, message), permalink: permalink(context, message) },
  };
}
