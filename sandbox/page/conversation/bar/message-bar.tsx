import type { MessageSeen } from '../../../browser/protocol.js';
import { emojiOf } from '../../../emoji/emoji.js';
import { usePage } from '../../page-context.js';
import { Icon } from '../../widgets/icon.js';
import { EmojiButton } from '../emoji-button.js';
import { recentEmoji } from '../recent-emoji.js';
import { isSystemLine } from '../system-line.js';
import { MessageMenu } from './message-menu.js';

const quickReactions = 3;

/** Actions for the hovered or focused message. */
export function MessageBar({
  message,
  isInThread,
  onEdit,
}: {
  message: MessageSeen;
  isInThread: boolean;
  onEdit(ts: string): void;
}) {
  const { act, go } = usePage();
  const { channel, ts, parent } = message;
  const react = (name: string) => void act({ kind: 'reacts', message: { channel, ts }, name });
  return (
    <div class="message-bar" role="toolbar" aria-label="Message actions">
      {!isSystemLine(message) &&
        recentEmoji()
          .slice(0, quickReactions)
          .map((name) => (
            <button
              key={name}
              type="button"
              class="quick"
              aria-label={`React with ${name.replaceAll('_', ' ')}`}
              title={`:${name}:`}
              onClick={() => react(name)}
            >
              {emojiOf(name)}
            </button>
          ))}
      <EmojiButton label="Add reaction" icon="react" onPick={react} />
      {!isInThread && !isSystemLine(message) && (
        <button
          type="button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => go({ thread: parent ?? ts })}
        >
          <Icon name="reply" />
        </button>
      )}
      <MessageMenu message={message} onEdit={onEdit} />
    </div>
  );
}
