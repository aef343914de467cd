import { setTimeout as pause } from 'node:timers/promises';
import { createIdleSessions, PoolEnded } from './idle-sessions.js';
import { semaphore } from './semaphore.js';
import type { Session } from './session.js';

/** How long running work may take when the pool closes. */
const drainMs = 5_000;

/** How many single-statement transactions one session may run concurrently. */
const maxGuests = 20;

/** A pool of Postgres sessions, opened on demand and reused. Lost sessions are dropped. */
export interface Pool {
  /** Runs `work` with exclusive use of a session; waits in line if none is free. */
  alone<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Runs a single statement; if no session is free, pipelines it with other such statements. */
  shared<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Retires all sessions that are open now because they are stale. */
  renew(): void;
  /** Closes the idle sessions except one, because another process has none. */
  closeIdle(): void;
  /** Accepts no more work, waits for running work and closes every session. */
  end(): Promise<void>;
}

/** A session shared by several single statements; null until it is open. */
interface Host {
  session: Session | null;
  arriving: Promise<Session>;
  guests: number;
}

/** Calls `onShort` when Postgres has no connections left for this pool. */
export function openPool(
  maxSessions: number,
  open: () => Promise<Session>,
  onShort: () => void = () => {},
): Pool {
  const places = semaphore(maxSessions);
  const sessions = createIdleSessions(open, onShort);
  const hosts = new Set<Host>();
  let alonesWaiting = 0;
  let ending: Promise<void> | null = null;

  const take = async () => {
    if (ending) throw new PoolEnded();
    await places.take();
    try {
      return await sessions.take();
    } catch (error) {
      places.release();
      throw error;
    }
  };
  const release = (session: Session) => {
    sessions.release(session);
    places.release();
  };
  const joined = (): Host => {
    const isInTime = ({ session }: Host) => session === null || (alonesWaiting === 0 && session.isUsable);
    const mayOpen = places.hasFree() && !sessions.isShort();
    const found = mayOpen ? null : roomiest([...hosts].filter(isInTime));
    if (found) return found;
    const host: Host = { session: null, arriving: take(), guests: 0 };
    hosts.add(host);
    return host;
  };
  const leave = (host: Host) => {
    if (--host.guests > 0) return;
    hosts.delete(host);
    if (host.session) release(host.session);
  };
  return {
    alone: async (work) => {
      alonesWaiting++;
      const session = await take().finally(() => alonesWaiting--);
      return work(session).finally(() => release(session));
    },
    shared: async (work) => {
      const host = joined();
      host.guests++;
      try {
        host.session ??= await host.arriving;
        return await work(host.session);
      } finally {
        leave(host);
      }
    },
    renew: sessions.renew,
    closeIdle: sessions.closeIdle,
    end: () => {
      ending ??= Promise.race([places.takeAll(), pause(drainMs, null, { ref: false })]).then(sessions.end);
      return ending;
    },
  };
}

function roomiest(hosts: readonly Host[]): Host | null {
  let found: Host | null = null;
  for (const host of hosts) if (host.guests < (found?.guests ?? maxGuests)) found = host;
  return found;
}
