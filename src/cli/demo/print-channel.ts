import { text } from '../../../sandbox/json.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import type { ChannelMessage } from '../../../sandbox/transcript/channel-message.js';
import type { Paper } from '../../../sandbox/transcript/reader.js';
import { renderChannel } from '../../../sandbox/transcript/render-channel.js';
import type { Person, ReadMessage } from '../../../sandbox/users/person.js';
import { readerOf, type SyncState } from './reader-of.js';

/**
 * A channel as one person reads it now, as plain text: with the commands that they typed there and the answers that only
 * they can see. A headline says who reads.
 */
export function printChannel(slack: Sandbox, from: SyncState & { name: string }, paper: Paper): string {
  const { id, name, topic } = slack.channel(from.name);
  const read = from.reader.reads(from.name).map(asChannelMessage);
  const messages = [...read, ...typedBy(slack, from.reader, id)];
  const channel = renderChannel({ name, topic: topic.value, messages }, readerOf(slack, from), paper);
  return `What @${from.reader.name} reads:\n${channel}`;
}

function asChannelMessage({ isEphemeral, replies, ...message }: ReadMessage): ChannelMessage {
  return { ...message, is_ephemeral: isEphemeral, replies: replies.map(asChannelMessage) };
}

/** Slack shows typed commands to nobody; here the answers would be hard to understand without them. */
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
