import type { MessageSeen } from '../../browser/protocol.js';
import { Blocks } from '../blocks/blocks.js';
import { Mrkdwn } from '../text/mrkdwn.js';

/** What was said: blocks where the app made some, else the words. */
export function MessageContent({ message }: { message: MessageSeen }) {
  const { channel, ts, blocks, text, subtype } = message;
  const edited = message.isEdited && <small class="edited"> (edited)</small>;
  if (blocks) {
    return (
      <div class="content">
        <Blocks blocks={blocks} where={{ channel, ts }} state={message.state ?? {}} />
        {edited}
      </div>
    );
  }
  if (text === '') return edited;
  return (
    <div class={subtype === 'me_message' ? 'content text me-message' : 'content text'}>
      <Mrkdwn text={text} />
      {edited}
    </div>
  );
}
