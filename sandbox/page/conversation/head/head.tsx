import type { ChannelSeen } from '../../../browser/protocol.js';
import { usePage } from '../../page-context.js';
import { conversationName } from '../../place/conversation-name.js';
import { Icon } from '../../widgets/icon.js';
import { memo } from '../../widgets/memo.js';
import { Bookmarks } from './bookmarks.js';
import { ChannelMenu } from './channel-menu.js';
import { Members } from './members.js';
import { Pins } from './pins.js';
import { Topic } from './topic.js';

/** A conversation's header: name, topic, members, pins, bookmarks and actions. */
export const Head = memo(function Head({ channel }: { channel: ChannelSeen }) {
  const { workspace } = usePage();
  const isNamed = channel.kind === 'public' || channel.kind === 'private';
  return (
    <header class="conversation-head">
      <div class="head-line">
        <h2 title={conversationName(channel, workspace)}>
          {channel.kind === 'private' && <Icon name="lock" />}
          {channel.kind === 'public' && <span aria-hidden="true"># </span>}
          {conversationName(channel, workspace)}
        </h2>
        {channel.pins.length > 0 && <Pins pins={channel.pins} />}
        {isNamed && <Members channel={channel} />}
        {isNamed && <ChannelMenu channel={channel} />}
      </div>
      {isNamed && (
        <div class="about-line">
          <Topic channel={channel} />
          {channel.bookmarks.length > 0 && <Bookmarks bookmarks={channel.bookmarks} />}
        </div>
      )}
    </header>
  );
});
