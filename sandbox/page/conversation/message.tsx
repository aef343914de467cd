import type { MessageSeen } from '../../browser/protocol.js';
import { Blocks } from '../blocks/blocks.js';
import { usePage } from '../page-context.js';
import { Mrkdwn } from '../text/mrkdwn.js';

/** One message as it stands in a channel or a thread. */
export function Message({ message }: { message: MessageSeen }) {
  const { go } = usePage();
  const { channel, ts, from, blocks, thread } = message;
  return (
    <li class={message.isEphemeral ? 'message ephemeral' : 'message'}>
      <b>{from.name}</b> {message.isEphemeral && <small>Only visible to you</small>}
      {blocks ? (
        <Blocks blocks={blocks} where={{ channel, ts }} state={message.state ?? {}} />
      ) : (
        <Mrkdwn text={message.text} />
      )}
      {thread && (
        <button type="button" onClick={() => go({ thread: ts })}>
          {thread.replies} replies
        </button>
      )}
    </li>
  );
}
