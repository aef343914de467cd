import { useState } from 'preact/hooks';
import type { MessageSeen } from '../../browser/protocol.js';
import { memo } from '../widgets/memo.js';
import { MessageBar } from './bar/message-bar.js';
import { EditMessage } from './edit-message.js';
import { MessageBody } from './message-body.js';
import { isSystemLine, SystemLine } from './system-line.js';

export interface MessageProps {
  message: MessageSeen;
  /** Stands under the name over it. */
  isFollowing: boolean;
  isEditing: boolean;
  isPointedAt: boolean;
  /** Whether Tab reaches it; arrows go on from there. */
  isReachable: boolean;
  /** Within an open thread there are no ways to it. */
  isInThread: boolean;
  /** Timestamp of the message to edit, or an empty one for the end of editing. */
  onEdit(ts: string): void;
}

/** One message as it stands in a channel or a thread. It is drawn again only when it has changed. */
export const Message = memo(function Message(props: MessageProps) {
  const { message, isFollowing, isEditing, isPointedAt, isReachable, isInThread, onEdit } = props;
  const [isHovered, setHovered] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const isSystem = isSystemLine(message);
  const hasBar = (isHovered || isFocused) && !isEditing && !message.isEphemeral;
  const states = [
    isFollowing && 'following',
    message.isEphemeral && 'ephemeral',
    isSystem && 'system',
    message.pinnedBy && 'pinned',
    isPointedAt && 'pointed-at',
    isEditing && 'editing',
  ];
  return (
    <li
      class={['message', ...states.filter((state) => state)].join(' ')}
      data-ts={message.ts}
      tabIndex={isReachable ? 0 : -1}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
      onFocusIn={() => setFocused(true)}
      onFocusOut={({ currentTarget, relatedTarget }) =>
        setFocused(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))
      }
    >
      {isEditing ? (
        <EditMessage message={message} onDone={() => onEdit('')} />
      ) : isSystem ? (
        <SystemLine message={message} />
      ) : (
        <MessageBody message={message} isFollowing={isFollowing} isInThread={isInThread} />
      )}
      {hasBar && <MessageBar message={message} isInThread={isInThread} onEdit={onEdit} />}
    </li>
  );
});
