import { identity } from '../state/identity.js';
import { postMessage } from '../state/post-message.js';
import { presentChannel } from '../state/present-channel.js';
import type { Channel } from '../state/workspace.js';
import { nowSeconds, type World } from '../state/world.js';
import { refuse } from './api-refusal.js';
import type { Family } from './method.js';
import { requireNamed, requireOpenMembership } from './require-channel.js';

/** Topic and purpose, 250 characters each. */
export const conversationsTopic: Family = {
  'conversations.setTopic': (args, world) => {
    const channel = requireOpenMembership(world, args.text('channel'));
    requireNamed(channel);
    const topic = clean(args.must('topic'));
    if (topic !== channel.topic.value) setTopic(world, channel, topic, identity.botUserId);
    return { channel: presentChannel(world, channel) };
  },

  'conversations.setPurpose': (args, world) => {
    const channel = requireOpenMembership(world, args.text('channel'));
    requireNamed(channel);
    const purpose = clean(args.must('purpose'));
    channel.purpose = { value: purpose, creator: identity.botUserId, last_set: nowSeconds(world) };
    const text = `<@${identity.botUserId}> set the channel description: ${purpose}`;
    postMessage(world, channel.id, {
      subtype: 'channel_purpose',
      user: identity.botUserId,
      text,
      extra: { purpose },
    });
    return { purpose, channel: presentChannel(world, channel) };
  },
};

/** Sets the topic, with the line that Slack writes into the channel. */
export function setTopic(world: World, channel: Channel, topic: string, user: string): void {
  channel.topic = { value: topic, creator: user, last_set: nowSeconds(world) };
  const text =
    topic === '' ? `<@${user}> cleared the channel topic` : `<@${user}> set the channel topic: ${topic}`;
  postMessage(world, channel.id, { subtype: 'channel_topic', user, text, extra: { topic } });
}

function clean(text: string): string {
  if ([...text].length > 250) refuse('too_long');
  return text;
}
