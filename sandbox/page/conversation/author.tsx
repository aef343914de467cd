import type { MessageSeen } from '../../browser/protocol.js';

/** The author's name above a message, with a badge for apps. */
export function Author({ from }: { from: MessageSeen['from'] }) {
  return (
    <>
      <b class="author">{from.name}</b>
      {from.isApp && <span class="app-tag">App</span>}
    </>
  );
}
