import type { MessageSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';

/** Links a reply that is also shown in the channel to its thread. */
export function BroadcastLine({ message: { parent } }: { message: MessageSeen }) {
  const { go } = usePage();
  if (!parent) return null;
  return (
    <p class="note">
      replied to{' '}
      <button type="button" class="link" onClick={() => go({ thread: parent })}>
        a thread
      </button>
    </p>
  );
}
