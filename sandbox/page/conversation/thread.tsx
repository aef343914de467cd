import { useCallback, useRef, useState } from 'preact/hooks';
import type { ChannelSeen, MessageSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';
import { conversationTitle } from '../place/conversation-name.js';
import { Icon } from '../widgets/icon.js';
import { Composer } from './composer/composer.js';
import { lastOwn } from './last-own.js';
import { MessageList } from './message-list.js';
import { whyNoComposer } from './no-composer.js';

/** A thread next to its channel. */
export function Thread({ channel, replies }: { channel: ChannelSeen; replies: MessageSeen[] }) {
  const { place, go, workspace, me } = usePage();
  const [editing, setEditing] = useState('');
  const newest = useRef(replies);
  newest.current = replies;
  const onEditLast = useCallback(() => setEditing(lastOwn(newest.current, me.id)), [me.id]);
  const title = conversationTitle(channel, workspace);
  const { thread = '' } = place;
  return (
    <aside class="thread" aria-label="Thread">
      <header class="panel-head">
        <h2>
          Thread <small>{title}</small>
        </h2>
        <button type="button" aria-label="Close thread" onClick={() => go({ thread: '' })}>
          <Icon name="close" />
        </button>
      </header>
      <MessageList
        key={`${me.id} ${thread}`}
        label="Thread"
        messages={replies}
        hasMore={false}
        onMore={nothing}
        editing={editing}
        onEdit={setEditing}
        isInThread
      />
      {!whyNoComposer(channel, { me, workspace }) && (
        <Composer key={`${me.id} ${thread}`} channel={channel} thread={thread} onEditLast={onEditLast} />
      )}
    </aside>
  );
}

const nothing = (): void => {};
