import type { MessageSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';

/** Label above an ephemeral message, with a dismiss button. */
export function OnlyYou({ message: { channel, ts } }: { message: MessageSeen }) {
  const { act } = usePage();
  return (
    <p class="note only-you">
      Only visible to you ·{' '}
      <button
        type="button"
        class="link"
        onClick={() => void act({ kind: 'dismisses', message: { channel, ts } })}
      >
        Dismiss
      </button>
    </p>
  );
}
