import { setPurpose, setTopic } from '../state/channel-life.js';
import { identity } from '../state/identity.js';
import { presentChannel } from '../state/present-channel.js';
import { refuse } from './api-refusal.js';
import type { Family } from './method.js';
import { requireNamed, requireOpenMembership } from './require-channel.js';

/** Topic and purpose, 250 characters each. */
export const conversationsTopic: Family = {
  'conversations.setTopic': (args, world) => {
    const channel = requireOpenMembership(world, args.text('channel'));
    requireNamed(channel);
    const topic = requireShort(args.must('topic'));
    if (topic !== channel.topic.value) setTopic(world, channel, topic, identity.botUserId);
    return { channel: presentChannel(world, channel) };
  },

  'conversations.setPurpose': (args, world) => {
    const channel = requireOpenMembership(world, args.text('channel'));
    requireNamed(channel);
    const purpose = requireShort(args.must('purpose'));
    setPurpose(world, channel, purpose, identity.botUserId);
    return { purpose, channel: presentChannel(world, channel) };
  },
};

function requireShort(text: string): string {
  return [...text].length > 250 ? refuse('too_long') : text;
}
