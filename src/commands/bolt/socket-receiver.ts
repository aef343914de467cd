import { setTimeout as pause } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import {
  openSocketConnection,
  type SocketConnection,
  type SocketConnectionOptions,
} from './socket-connection.js';

export interface SocketReceiverOptions extends Omit<SocketConnectionOptions, 'app'> {
  /** The socket is open again after it was lost. */
  onReconnected: () => void;
  /** It could not be opened; `isReported`: for the same reason as the last time. */
  onRefused: (refused: { error: string; isReported: boolean }) => void;
}

/** Slack is asked again so soon that a socket is open half a minute after an outage, however long that was. */
const longestPauseMs = 10_000;
/** A socket that is closed sooner was refused after all. */
const shortLifeMs = 5_000;
/** What came on a socket that Slack renews is still acknowledged there. */
const afterlifeMs = 4_000;

/**
 * Receives over Socket Mode for Bolt, and opens a socket again whenever there is none, whatever Slack answers. Its start
 * resolves when the first one is open, or with the stop. `state` is null while one is open, else why there is none.
 */
export function socketReceiver(options: SocketReceiverOptions): {
  receiver: Receiver;
  state: () => string | null;
} {
  const ending = new AbortController();
  const ended = new Promise<null>((resolve) => ending.signal.addEventListener('abort', () => resolve(null)));
  const open = new Set<SocketConnection>();
  let reason = 'opening';
  let app: App | null = null;

  const openNext = async (): Promise<SocketConnection | null> => {
    if (!app) throw new Error('The receiver was started before its app.');
    const next = openSocketConnection({ ...options, app });
    const error = await Promise.race([next.opened, ended.then(() => 'ending')]);
    if (error === null) {
      open.add(next);
      void next.closed.then(() => open.delete(next));
      reason = 'closed';
      return next;
    }
    next.close();
    if (error !== 'ending') options.onRefused({ error, isReported: reason === error });
    reason = error;
    return null;
  };

  const keepOpen = async (onFirst: () => void): Promise<void> => {
    let failures = 0;
    let isFirst = true;
    let last: SocketConnection | null = null;
    while (!ending.signal.aborted) {
      const openedAt = performance.now();
      const next = await openNext();
      if (next) {
        const old = last;
        setTimeout(() => old?.close(), afterlifeMs).unref();
        last = next;
        if (isFirst) onFirst();
        else options.onReconnected();
        isFirst = false;
        await Promise.race([next.leaving, ended]);
      }
      failures = next && performance.now() - openedAt > shortLifeMs ? 0 : failures + 1;
      const pauseMs = failures === 0 ? 0 : Math.min(250 * 2 ** failures, longestPauseMs);
      await pause(pauseMs, null, { signal: ending.signal }).catch(() => {});
    }
    for (const one of open) one.close();
  };

  const receiver: Receiver = {
    init: (inited) => {
      app = inited;
    },
    start: () => new Promise<void>((resolve, reject) => void keepOpen(resolve).then(resolve, reject)),
    stop: async () => ending.abort(),
  };
  return { receiver, state: () => (open.size > 0 ? null : reason) };
}
