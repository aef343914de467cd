import { useState } from 'preact/hooks';
import type { MessageSeen } from '../../browser/protocol.js';
import { memo } from '../widgets/memo.js';
import { MessageBar } from './bar/message-bar.js';
import { EditMessage } from './edit-message.js';
import { MessageBody } from './message-body.js';
import { isSystemLine, SystemLine } from './system-line.js';

export interface MessageProps {
  message: MessageSeen;
  /** True if grouped under the author's name above. */
  isFollowing: boolean;
  isEditing: boolean;
  isPointedAt: boolean;
  /** True if Tab reaches it; arrow keys move on from there. */
  isReachable: boolean;
  /** True inside an open thread, where thread links are hidden. */
  isInThread: boolean;
  /** Timestamp of the message to edit; an empty string ends editing. */
  onEdit(ts: string): void;
}

/** A message in a channel or thread. Re-renders only when it changes. */
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
