import { setTimeout as pause } from 'node:timers/promises';
import type { Session } from './session.js';
import { isFull } from './stale-session.js';

/** How long nobody tries to open a session after one could not be opened. */
const recoveryMs = 250;

/** How long somebody waits for a session where Postgres has none left for us. */
const fullDeadlineMs = 10_000;

/** An idle session beyond the first is let go after so long: others may want its place. */
const idleMs = 60_000;

/** Sessions that are idle, and how more are opened. */
export interface KeptSessions {
  /** An idle one, or a new one; where Postgres has none left, the next that is given back. */
  take(): Promise<Session>;
  release(session: Session): void;
  /** Whether Postgres has lately had no session left for us. */
  isShort(): boolean;
  /** Uses none of those that are open now for anything new. */
  renew(): void;
  /** Ends those that are idle, but for one. */
  letIdleGo(): void;
  end(): Promise<void>;
}

/** `onShort` is called where Postgres has no session left. */
export function keepSessions(open: () => Promise<Session>, onShort: () => void): KeptSessions {
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
  const opened = async (): Promise<Session> => {
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
  /** Null where Postgres has none left. */
  const openedIfAny = () =>
    opened().catch((error: unknown) => {
      if (!isFull(error)) throw error;
      onShort();
      return null;
    });
  const letGo = (count: number) => {
    for (const { session } of idle.splice(0, count)) void session.end();
  };
  return {
    isShort,
    take: async () => {
      const giveUpAt = performance.now() + fullDeadlineMs;
      for (;;) {
        const session = takeIdle() ?? (isShort() ? null : await openedIfAny());
        if (session) return session;
        if (performance.now() > giveUpAt) return opened();
        await Promise.race([new Promise<void>((resolve) => waiting.push(resolve)), pause(recoveryMs)]);
      }
    },
    release: (session) => {
      const now = performance.now();
      if (session.isUsable) idle.push({ session, since: now });
      else void session.end();
      const old = idle.slice(0, -1).filter(({ since }) => since < now - idleMs).length;
      letGo(old);
      waiting.shift()?.();
    },
    renew: () => {
      for (const session of all) session.retire();
    },
    letIdleGo: () => letGo(idle.length - 1),
    end: async () => {
      isOver = true;
      await Promise.all([...all].map((session) => session.end()));
    },
  };
}

/** The pool takes no more work. */
export class PoolEnded extends Error {
  readonly code = 'CONNECTION_ENDED';
  constructor() {
    super('The database has been closed.');
  }
}
