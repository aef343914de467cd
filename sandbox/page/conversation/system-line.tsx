import type { MessageSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';
import { Mrkdwn } from '../text/mrkdwn.js';
import { Moment } from './moment.js';

const systemSubtypes = /^(?:channel_|group_)|^(?:pinned_item|tombstone|bot_add|bot_remove)$/;

/** True for Slack's own messages: joins and leaves, topics, names, pins. */
export function isSystemLine({ subtype }: Pick<MessageSeen, 'subtype'>): boolean {
  return subtype !== undefined && systemSubtypes.test(subtype);
}

/** A muted line about the channel. */
export function SystemLine({ message }: { message: MessageSeen }) {
  const { me } = usePage();
  return (
    <div class="system-line">
      <Moment ts={message.ts} tz={me.tz} />
      <span>
        <Mrkdwn text={message.text} />
      </span>
    </div>
  );
}
