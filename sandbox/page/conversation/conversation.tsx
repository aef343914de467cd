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

/** A channel with its header, messages and composer. */
export function Conversation({
  channel,
  messages,
  isTold,
  onMore,
}: {
  channel: ChannelSeen | null;
  messages: MessageSeen[];
  /** True once the server has sent this conversation. */
  isTold: boolean;
  /** Loads earlier messages. */
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
    return <main class="conversation empty">{isTold && <p>You don’t have access to anything here.</p>}</main>;
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

/** Reports read messages, each once. */
function useOnRead(channel: string | undefined): (ts: string) => void {
  const { act, me } = usePage();
  const sent = useRef('');
  return useCallback(
    (ts: string) => {
      const now = `${me.id} ${channel} ${ts}`;
      if (!channel || sent.current === now) return;
      sent.current = now;
      void act({ kind: 'hasRead', channel, ts });
    },
    [act, me.id, channel],
  );
}
