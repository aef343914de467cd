import type { MessageSeen } from '../../browser/protocol.js';
import { Attachments } from '../blocks/attachments.js';
import { Blocks } from '../blocks/blocks.js';
import { Mrkdwn } from '../text/mrkdwn.js';

/** A message's blocks, or its text if it has none, and its attachments. */
export function MessageContent({ message }: { message: MessageSeen }) {
  const { channel, ts, attachments, state = {} } = message;
  return (
    <>
      <Said message={message} />
      {attachments && <Attachments attachments={attachments} where={{ channel, ts }} state={state} />}
    </>
  );
}

function Said({ message }: { message: MessageSeen }) {
  const { channel, ts, blocks, text, subtype, state = {} } = message;
  const edited = message.isEdited && <small class="edited"> (edited)</small>;
  if (blocks) {
    return (
      <div class="content">
        <Blocks blocks={blocks} where={{ channel, ts }} state={state} />
        {edited}
      </div>
    );
  }
  if (text === '') return <>{edited}</>;
  return (
    <div class={subtype === 'me_message' ? 'content text me-message' : 'content text'}>
      <Mrkdwn text={text} />
      {edited}
    </div>
  );
}
