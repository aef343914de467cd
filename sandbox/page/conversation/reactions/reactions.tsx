import { useRef, useState } from 'preact/hooks';
import type { MessageSeen } from '../../../browser/protocol.js';
import type { Reaction } from '../../../state/workspace.js';
import { usePage } from '../../page-context.js';
import { Icon } from '../../widgets/icon.js';
import { EmojiPicker } from '../emoji-picker.js';
import { ReactionChip } from './reaction-chip.js';

/** The reactions under a message, each with its count, and a way to add one. */
export function Reactions({ message, reactions }: { message: MessageSeen; reactions: Reaction[] }) {
  const { act } = usePage();
  const [isPicking, setPicking] = useState(false);
  const picker = useRef<HTMLButtonElement>(null);
  const { channel, ts } = message;
  return (
    <div class="reactions">
      {reactions.map((reaction) => (
        <ReactionChip key={reaction.name} message={{ channel, ts }} reaction={reaction} />
      ))}
      <button
        ref={picker}
        type="button"
        class="reaction"
        aria-label="Add another reaction"
        title="Add another reaction"
        aria-expanded={isPicking}
        onClick={() => setPicking(true)}
      >
        <Icon name="react" />
      </button>
      {isPicking && (
        <EmojiPicker
          anchor={picker}
          onPick={(name) => void act({ kind: 'reacts', message: { channel, ts }, name })}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  );
}
