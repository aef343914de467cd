import type { MessageSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';
import { Mrkdwn } from '../text/mrkdwn.js';
import { Moment } from './moment.js';

const systemSubtypes = /^(?:channel_|group_)|^(?:pinned_item|tombstone|bot_add|bot_remove)$/;

/** True for what Slack itself writes into a channel: who came and left, topics, names, pins. */
export function isSystemLine({ subtype }: Pick<MessageSeen, 'subtype'>): boolean {
  return subtype !== undefined && systemSubtypes.test(subtype);
}

/** A quiet line about the channel itself. */
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
