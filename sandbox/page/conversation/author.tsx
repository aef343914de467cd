import type { MessageSeen } from '../../browser/protocol.js';

/** The name over a message; apps are told from people. */
export function Author({ from }: { from: MessageSeen['from'] }) {
  return (
    <>
      <b class="author">{from.name}</b>
      {from.isApp && <span class="app-tag">App</span>}
    </>
  );
}
