import type { ChannelSeen, MessageSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';
import { Composer } from './composer.js';
import { Message } from './message.js';

/** A thread beside its channel. */
export function Thread({ channel, replies }: { channel: ChannelSeen; replies: MessageSeen[] }) {
  const { place, go } = usePage();
  return (
    <aside class="thread" aria-label="Thread">
      <header>
        <h2>Thread</h2>
        <button type="button" onClick={() => go({ thread: '' })}>
          Close
        </button>
      </header>
      <ol class="messages">
        {replies.map((message) => (
          <Message key={message.ts} message={message} />
        ))}
      </ol>
      {place.thread && <Composer channel={channel} thread={place.thread} />}
    </aside>
  );
}
