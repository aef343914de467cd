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
  exclusive<T>(work: (session: Session) => Promise<T>): Promise<T>;
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
  opening: Promise<Session>;
  guests: number;
}

/** Calls `onShort` when Postgres has no connections left for this pool. */
export function openPool(
  maxSessions: number,
  open: () => Promise<Session>,
  onShort: () => void = () => {},
): Pool {
  const permits = semaphore(maxSessions);
  const sessions = createIdleSessions(open, onShort);
  const hosts = new Set<Host>();
  let exclusiveWaiting = 0;
  let ending: Promise<void> | null = null;

  const takeSession = async () => {
    if (ending) throw new PoolEnded();
    await permits.take();
    try {
      return await sessions.take();
    } catch (error) {
      permits.release();
      throw error;
    }
  };
  const release = (session: Session) => {
    sessions.release(session);
    permits.release();
  };
  const joinHost = (): Host => {
    const isInTime = ({ session }: Host) => session === null || (exclusiveWaiting === 0 && session.isUsable);
    const mayOpen = permits.hasFree() && !sessions.isShort();
    const found = mayOpen ? null : leastBusy([...hosts].filter(isInTime));
    if (found) return found;
    const host: Host = { session: null, opening: takeSession(), guests: 0 };
    hosts.add(host);
    return host;
  };
  const leave = (host: Host) => {
    if (--host.guests > 0) return;
    hosts.delete(host);
    if (host.session) release(host.session);
  };
  return {
    exclusive: async (work) => {
      exclusiveWaiting++;
      const session = await takeSession().finally(() => exclusiveWaiting--);
      return work(session).finally(() => release(session));
    },
    shared: async (work) => {
      const host = joinHost();
      host.guests++;
      try {
        host.session ??= await host.opening;
        return await work(host.session);
      } finally {
        leave(host);
      }
    },
    renew: sessions.renew,
    closeIdle: sessions.closeIdle,
    end: () => {
      ending ??= Promise.race([permits.takeAll(), pause(drainMs, null, { ref: false })]).then(sessions.end);
      return ending;
    },
  };
}

function leastBusy(hosts: readonly Host[]): Host | null {
  let found: Host | null = null;
  for (const host of hosts) if (host.guests < (found?.guests ?? maxGuests)) found = host;
  return found;
}
