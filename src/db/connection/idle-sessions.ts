import { setTimeout as pause } from 'node:timers/promises';
import type { Session } from './session.js';
import { isFull } from './stale-session.js';

/** How long to wait before opening a session again after a failure. */
const recoveryMs = 250;

/** How long to wait for a session when Postgres has no connections left for us. */
const fullDeadlineMs = 10_000;

/** Idle sessions beyond the first are closed after this time, so that others can connect. */
const idleMs = 60_000;

/** The idle sessions of a pool; opens more when needed. */
export interface IdleSessions {
  /** An idle session or a new one; if Postgres has no connections left, the next one returned. */
  take(): Promise<Session>;
  release(session: Session): void;
  /** Whether `take` would find one, unless it has been lost. */
  hasIdle(): boolean;
  /** Whether Postgres recently had no connections left for us. */
  isShort(): boolean;
  /** Retires all sessions that are open now. */
  renew(): void;
  /** Closes the idle sessions except one. */
  closeIdle(): void;
  end(): Promise<void>;
}

/** Calls `onShort` when Postgres has no connections left. */
export function createIdleSessions(open: () => Promise<Session>, onShort: () => void): IdleSessions {
  const all = new Set<Session>();
  const idle: { session: Session; since: number }[] = [];
  const waiting: (() => void)[] = [];
  let recovery: Promise<unknown> = Promise.resolve();
  let shortUntil = 0;
  let isOver = false;

  const isShort = () => performance.now() < shortUntil;
  const takeIdle = (): Session | null => {
    for (let one = idle.pop(); one; one = idle.pop()) {
      if (one.session.isUsable) return one.session;
      void one.session.end();
    }
    return null;
  };
  const openNew = async (): Promise<Session> => {
    await recovery;
    if (isOver) throw new PoolEnded();
    try {
      const session = await open();
      all.add(session);
      void session.over.then(() => all.delete(session));
      return session;
    } catch (error) {
      if (isFull(error)) shortUntil = performance.now() + recoveryMs;
      else recovery = pause(recoveryMs);
      throw error;
    }
  };
  /** Null if Postgres has no connections left. */
  const openIfPossible = () =>
    openNew().catch((error: unknown) => {
      if (!isFull(error)) throw error;
      onShort();
      return null;
    });
  const closeOldest = (count: number) => {
    for (const { session } of idle.splice(0, count)) void session.end();
  };
  return {
    hasIdle: () => idle.length > 0,
    isShort,
    take: async () => {
      const giveUpAt = performance.now() + fullDeadlineMs;
      for (;;) {
        const session = takeIdle() ?? (isShort() ? null : await openIfPossible());
        if (session) return session;
        if (performance.now() > giveUpAt) return openNew();
        await Promise.race([new Promise<void>((resolve) => waiting.push(resolve)), pause(recoveryMs)]);
      }
    },
    release: (session) => {
      const now = performance.now();
      if (session.isUsable) idle.push({ session, since: now });
      else void session.end();
      const old = idle.slice(0, -1).filter(({ since }) => since < now - idleMs).length;
      closeOldest(old);
      waiting.shift()?.();
    },
    renew: () => {
      for (const session of all) session.retire();
    },
    closeIdle: () => closeOldest(idle.length - 1),
    end: async () => {
      isOver = true;
      await Promise.all([...all].map((session) => session.end()));
    },
  };
}

/** The pool is closed and accepts no more work. */
export class PoolEnded extends Error {
  readonly code = 'CONNECTION_ENDED';
  constructor() {
    super('The database has been closed.');
  }
}
