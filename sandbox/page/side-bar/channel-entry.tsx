import type { SideBarChannel } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';
import { conversationName } from '../place/conversation-name.js';
import { Avatar } from '../widgets/avatar.js';
import { Icon } from '../widgets/icon.js';

/** A conversation in the side bar: bold if unread, with a count of mentions. */
export function ChannelEntry({ channel }: { channel: SideBarChannel }) {
  const { place, go, workspace } = usePage();
  const { id, kind, unread, mentions } = channel;
  const isHere = place.at === id;
  return (
    <li>
      <button
        type="button"
        class={unread > 0 && !isHere ? 'entry unread' : 'entry'}
        aria-current={isHere ? 'page' : undefined}
        onClick={() => go({ at: id, thread: '' })}
      >
        <KindMark channel={channel} />
        <span class="entry-name">{conversationName(channel, workspace)}</span>
        {kind === 'private' && <span class="unseen"> (private)</span>}
        {unread > 0 && !isHere && <span class="unseen"> {unread} unread</span>}
        {mentions > 0 && !isHere && (
          <span class="badge" aria-hidden="true">
            {mentions}
          </span>
        )}
      </button>
    </li>
  );
}

function KindMark({ channel }: { channel: Pick<SideBarChannel, 'kind' | 'id' | 'name'> }) {
  const { app } = usePage().workspace;
  switch (channel.kind) {
    case 'public':
      return (
        <span class="mark" aria-hidden="true">
          #
        </span>
      );
    case 'private':
      return <Icon name="lock" />;
    case 'im':
      return <Avatar id={app.userId} name={app.name} isApp />;
    case 'mpim':
      return <Icon name="people" />;
  }
}
