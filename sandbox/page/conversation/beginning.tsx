import type { ChannelSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';
import { conversationTitle } from '../place/conversation-name.js';
import { Mrkdwn } from '../text/mrkdwn.js';

/** Shown above the first message of a conversation. */
export function Beginning({ channel }: { channel: ChannelSeen }) {
  const { workspace } = usePage();
  const title = conversationTitle(channel, workspace);
  return (
    <div class="beginning">
      <p class="beginning-name">{title}</p>
      <p>This is the very beginning of {channel.kind === 'im' ? `your messages with ${title}` : title}.</p>
      {channel.purpose && (
        <p>
          <Mrkdwn text={channel.purpose} />
        </p>
      )}
    </div>
  );
}
