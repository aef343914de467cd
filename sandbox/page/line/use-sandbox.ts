import { useEffect, useRef, useState } from 'preact/hooks';
import type { Act, Look } from '../../browser/from-page.js';
import type { Done } from '../../browser/protocol.js';
import { type Connection, connect } from './connection.js';
import { afterUpdate, nothingSeen, type Seen } from './seen.js';

/** The sandbox's current state for this view, and a way to act on it. */
export function useSandbox(look: Look): [Seen, (act: Act) => Promise<Done>] {
  const [seen, setSeen] = useState<Seen>(nothingSeen);
  const connection = useRef<Connection>(undefined);
  connection.current ??= connect({
    onSeen: (update) => setSeen((before) => afterUpdate(before, update)),
    onLine: (isConnected) => setSeen((before) => ({ ...before, isConnected })),
  });
  useEffect(() => connection.current?.look(look), [JSON.stringify(look)]);
  const [act] = useState(
    () => (done: Act) =>
      connection.current?.act(done) ?? Promise.resolve({ failed: 'The sandbox is not running.' }),
  );
  return [seen, act];
}
