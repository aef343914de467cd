import type { Person, ReadMessage } from '../../../sandbox/persons/person.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import type { ChannelMessage } from '../../../sandbox/transcript/channel-message.js';
import type { Paper, Reader } from '../../../sandbox/transcript/reader.js';
import { renderChannel } from '../../../sandbox/transcript/render-channel.js';

/** A channel as one person reads it now, as plain text: with the answers that only they can see. */
export function printChannel(
  slack: Sandbox,
  from: { name: string; reader: Person; now: Date },
  paper: Paper,
): string {
  const channel = slack.channel(from.name);
  const messages = from.reader.reads(from.name).map(asChannelMessage);
  return renderChannel(
    { name: channel.name, topic: channel.topic.value, messages },
    readerOf(slack, from),
    paper,
  );
}

function asChannelMessage({ isEphemeral, ...message }: ReadMessage): ChannelMessage {
  return { ...message, is_ephemeral: isEphemeral };
}

function readerOf(slack: Sandbox, { reader, now }: { reader: Person; now: Date }): Reader {
  const people = new Map(slack.users().map(({ id, name }) => [id, name]));
  const channels = new Map(slack.channels().map(({ id, name }) => [id, name]));
  return {
    tz: reader.tz ?? 'UTC',
    now,
    userName: (id) => people.get(id) ?? id,
    channelName: (id) => channels.get(id) ?? id,
  };
}
