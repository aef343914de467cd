import { useEffect, useRef } from 'preact/hooks';
import type { ChannelSeen, MessageSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';
import { Composer } from './composer.js';
import { Message } from './message.js';

/** A channel: its head, its messages, and the place to type. */
export function Conversation({
  channel,
  messages,
}: {
  channel: ChannelSeen | null;
  messages: MessageSeen[];
}) {
  const { act } = usePage();
  const list = useRef<HTMLOListElement>(null);
  const last = messages.at(-1)?.ts;
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
    if (channel && last) void act({ kind: 'hasRead', channel: channel.id, ts: last });
  }, [last, channel?.id]);
  if (!channel) return <main class="conversation">There is nothing here that you may see.</main>;
  return (
    <main class="conversation">
      <header>
        <h2>#{channel.name}</h2>
        <p>{channel.topic}</p>
      </header>
      <ol class="messages" ref={list} aria-label="Messages">
        {messages.map((message) => (
          <Message key={message.ts} message={message} />
        ))}
      </ol>
      <Composer channel={channel} />
    </main>
  );
}
