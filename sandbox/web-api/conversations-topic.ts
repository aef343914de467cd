import { setPurpose, setTopic } from '../state/channel-life.js';
import { identity } from '../state/identity.js';
import { presentChannel } from '../state/present-channel.js';
import { refuseMistake } from './api-refusal.js';
import type { Family } from './method.js';
import { requireNamed, requireOpenMembership } from './require-channel.js';

/** Topic and purpose, 250 characters each. */
export const conversationsTopic: Family = {
  'conversations.setTopic': (args, context) => {
    const channel = requireOpenMembership(context, args.text('channel'));
    requireNamed(channel);
    const topic = requireShort(args.must('topic'));
    if (topic !== channel.topic.value) setTopic(context, channel, topic, identity.botUserId);
    return {
      channel: presentChannel(context, channel, { asReader: true, withLocale: true, withMembers: true }),
    };
  },

  'conversations.setPurpose': (args, context) => {
    const channel = requireOpenMembership(context, args.text('channel'));
    requireNamed(channel);
    const purpose = requireShort(args.must('purpose'));
    setPurpose(context, channel, purpose, identity.botUserId);
    return {
      purpose,
      channel: presentChannel(context, channel, { asReader: true, withLocale: true, withMembers: true }),
    };
  },
};

function requireShort(text: string): string {
  const { length } = [...text];
  return length > 250
    ? refuseMistake('too_long', `${length} characters given; Slack allows at most 250`)
    : text;
}
