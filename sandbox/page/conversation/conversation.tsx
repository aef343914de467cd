import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ChannelSeen, MessageSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';
import { conversationTitle } from '../place/conversation-name.js';
import { Composer } from './composer/composer.js';
import { Head } from './head/head.js';
import { lastOwn } from './last-own.js';
import { MessageList } from './message-list.js';
import { NoComposer, whyNoComposer } from './no-composer.js';
import { useReadTo } from './use-read-to.js';

/** A channel: its head, its messages, and the place to type. */
export function Conversation({
  channel,
  messages,
  isTold,
  onMore,
}: {
  channel: ChannelSeen | null;
  messages: MessageSeen[];
  /** Whether the server has told of the place that is looked at. */
  isTold: boolean;
  /** Asks for earlier messages. */
  onMore(): void;
}) {
  const { workspace, me } = usePage();
  const [editing, setEditing] = useState('');
  const readTo = useReadTo(channel);
  const onRead = useOnRead(channel?.id);
  const newest = useRef(messages);
  newest.current = messages;
  const onEditLast = useCallback(() => setEditing(lastOwn(newest.current, me.id)), [me.id]);
  useEffect(() => setEditing(''), [channel?.id, me.id]);
  if (!channel) {
    return <main class="conversation empty">{isTold && <p>There is nothing here that you may see.</p>}</main>;
  }
  const reason = whyNoComposer(channel, { me, workspace });
  return (
    <main class="conversation">
      <Head channel={channel} />
      <MessageList
        key={`${me.id} ${channel.id}`}
        label={`Messages in ${conversationTitle(channel, workspace)}`}
        messages={messages}
        readTo={readTo}
        channel={channel}
        hasMore={channel.hasMore}
        onMore={onMore}
        editing={editing}
        onEdit={setEditing}
        onRead={onRead}
      />
      {reason ? (
        <NoComposer channel={channel} reason={reason} />
      ) : (
        <Composer key={`${me.id} ${channel.id}`} channel={channel} onEditLast={onEditLast} />
      )}
    </main>
  );
}

/** Remembers what the person has read, once for each message. */
function useOnRead(channel: string | undefined): (ts: string) => void {
  const { act, me } = usePage();
  const told = useRef('');
  return useCallback(
    (ts: string) => {
      const now = `${me.id} ${channel} ${ts}`;
      if (!channel || told.current === now) return;
      told.current = now;
      void act({ kind: 'hasRead', channel, ts });
    },
    [act, me.id, channel],
  );
}
