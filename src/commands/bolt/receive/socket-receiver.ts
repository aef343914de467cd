import { setTimeout as pause } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import type { SlackFailure } from '../../../slack/web-api.js';
import {
  openSocketConnection,
  type SocketConnection,
  type SocketConnectionOptions,
} from './socket-connection.js';

export interface SocketReceiverOptions extends Omit<SocketConnectionOptions, 'app'> {
  /** The socket reconnected. */
  onReconnected: () => void;
  /** The socket could not be opened; `isReported`: for the same reason as last time. */
  onOpenFailed: (failure: SlackFailure & { isReported: boolean }) => void;
}

/** Short enough that a socket is open within half a minute after any outage. */
const maxPauseMs = 10_000;
/** A socket that closes sooner counts as failed. */
const minLifetimeMs = 5_000;
/** A replaced socket stays open this long to acknowledge its last messages. */
const closeDelayMs = 4_000;

/**
 * Receives over Socket Mode for Bolt and reconnects whatever Slack answers. `start` resolves when the first socket is
 * open, or on `stop`. `state` returns null while a socket is open, otherwise the reason.
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
    const failure = await Promise.race([next.opened, ended.then(() => 'ending' as const)]);
    if (failure === null) {
      open.add(next);
      void next.closed.then(() => open.delete(next));
      reason = 'closed';
      return next;
    }
    next.close();
    if (failure === 'ending') return null;
    options.onOpenFailed({ ...failure, isReported: reason === failure.error });
    reason = failure.error;
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
        setTimeout(() => old?.close(), closeDelayMs).unref();
        last = next;
        if (isFirst) onFirst();
        else options.onReconnected();
        isFirst = false;
        await Promise.race([next.leaving, ended]);
      }
      failures = next && performance.now() - openedAt > minLifetimeMs ? 0 : failures + 1;
      const pauseMs = failures === 0 ? 0 : Math.min(250 * 2 ** failures, maxPauseMs);
      await pause(pauseMs, null, { signal: ending.signal }).catch(() => {});
    }
    for (const one of open) one.close();
  };

  const receiver: Receiver = {
    init: (initialized) => {
      app = initialized;
    },
    start: () => new Promise<void>((resolve, reject) => void keepOpen(resolve).then(resolve, reject)),
    stop: async () => ending.abort(),
  };
  return { receiver, state: () => (open.size > 0 ? null : reason) };
}
