import type { MessageSeen } from '../../../browser/protocol.js';
import type { Reaction } from '../../../state/workspace.js';
import { usePage } from '../../page-context.js';
import { EmojiButton } from '../emoji-button.js';
import { ReactionChip } from './reaction-chip.js';

/** A message's reactions with counts, and a button to add one. */
export function Reactions({ message, reactions }: { message: MessageSeen; reactions: Reaction[] }) {
  const { act } = usePage();
  const { channel, ts } = message;
  return (
    <div class="reactions">
      {reactions.map((reaction) => (
        <ReactionChip key={reaction.name} message={{ channel, ts }} reaction={reaction} />
      ))}
      <EmojiButton
        label="Add another reaction"
        icon="react"
        look="reaction"
        onPick={(name) => void act({ kind: 'reacts', message: { channel, ts }, name })}
      />
    </div>
  );
}
