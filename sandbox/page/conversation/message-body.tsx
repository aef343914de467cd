import type { MessageSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';
import { displayName } from '../text/names.js';
import { Avatar } from '../widgets/avatar.js';
import { Icon } from '../widgets/icon.js';
import { Author } from './author.js';
import { BroadcastLine } from './broadcast-line.js';
import { Files } from './files/files.js';
import { MessageContent } from './message-content.js';
import { Moment } from './moment.js';
import { OnlyYou } from './only-you.js';
import { Reactions } from './reactions/reactions.js';
import { ThreadBar } from './thread-bar.js';

/** A message's author and content, with reactions, files and thread. */
export function MessageBody({
  message,
  isFollowing,
  isInThread,
}: {
  message: MessageSeen;
  isFollowing: boolean;
  isInThread: boolean;
}) {
  const { me, workspace } = usePage();
  const { from, ts } = message;
  return (
    <>
      <div class="gutter">
        {isFollowing ? (
          <Moment ts={ts} tz={me.tz} />
        ) : (
          <Avatar {...from} isApp={from.id === workspace.app.userId} />
        )}
      </div>
      <div class="said">
        {message.isEphemeral && <OnlyYou message={message} />}
        {message.pinnedBy && (
          <p class="note">
            <Icon name="pin" /> Pinned by{' '}
            {message.pinnedBy === me.id ? 'you' : (displayName(workspace, message.pinnedBy) ?? 'someone')}
          </p>
        )}
        {message.isBroadcast && !isInThread && <BroadcastLine message={message} />}
        {!isFollowing && (
          <p class="by">
            <Author from={from} /> <Moment ts={ts} tz={me.tz} />
          </p>
        )}
        <MessageContent message={message} />
        {message.files && <Files files={message.files} />}
        {message.reactions && <Reactions message={message} reactions={message.reactions} />}
        {message.thread && !isInThread && <ThreadBar thread={message.thread} />}
      </div>
    </>
  );
}
