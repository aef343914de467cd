import { text } from '../sandbox/json.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { ChannelMessage } from '../sandbox/transcript/channel-message.js';
import type { Layout } from '../sandbox/transcript/reader.js';
import { renderChannel } from '../sandbox/transcript/render-channel.js';
import type { Person, ReadMessage } from '../sandbox/users/person.js';
import { readerOf, type Viewpoint } from './reader-of.js';

/**
 * Prints a channel as one person reads it, with their own commands and ephemeral replies, under a headline with their
 * name.
 */
export function printChannel(slack: Sandbox, from: Viewpoint & { name: string }, layout: Layout): string {
  const { id, name, topic } = slack.channel(from.name);
  const read = from.reader.reads(from.name).map(asChannelMessage);
  const messages = [...read, ...typedBy(slack, from.reader, id)];
  const channel = renderChannel({ name, topic: topic.value, messages }, readerOf(slack, from), layout);
  return `What @${from.reader.name} reads:\n${channel}`;
}

/** Prints a person's direct messages from the bot, as they were then. */
export function printDirect(
  slack: Sandbox,
  { messages, ...from }: Viewpoint & { messages: ReadMessage[] },
  layout: Layout,
): string {
  const direct = { name: 'Firebreak', isDirect: true, messages: messages.map(asChannelMessage) };
  return `What Firebreak asks @${from.reader.name}:\n${renderChannel(direct, readerOf(slack, from), layout)}`;
}

function asChannelMessage({ isEphemeral, replies, ...message }: ReadMessage): ChannelMessage {
  return { ...message, is_ephemeral: isEphemeral, replies: replies.map(asChannelMessage) };
}

/** Slack shows a typed command to nobody. The transcript includes it so that the reply makes sense. */
function typedBy(slack: Sandbox, { id }: Person, channelId: string): ChannelMessage[] {
  return slack.deliveries
    .filter(
      ({ kind, payload }) => kind === 'command' && payload.user_id === id && payload.channel_id === channelId,
    )
    .map(({ at, payload }) => ({
      ts: (at.getTime() / 1_000).toFixed(6),
      user: id,
      subtype: 'me_message',
      text: `${text(payload.command)} ${text(payload.text)}`,
    }));
}
