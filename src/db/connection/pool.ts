import { setTimeout as pause } from 'node:timers/promises';
import { createIdleSessions, PoolEnded } from './idle-sessions.js';
import { semaphore } from './semaphore.js';
import type { Session } from './session.js';

/** How long running work may take when the pool closes. */
const drainMs = 5_000;

/** How many single statements one session may run concurrently. */
const maxGuests = 20;

/** Fewer than this share an open session: opening one costs far more than waiting behind a few short statements. */
const fewGuests = 5;

/** A pool of Postgres sessions, opened on demand and reused. Lost sessions are dropped. */
export interface Pool {
  /** Runs `work` with exclusive use of a session; waits in line if none is free. */
  exclusive<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Runs a single statement, on a free session or pipelined with other such statements. */
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
  /** How many guests a session may have before one of its own is better. */
  const roomOnHosts = () => {
    if (!permits.hasFree() || sessions.isShort()) return maxGuests;
    return sessions.hasIdle() ? 0 : fewGuests;
  };
  const joinHost = (): Host => {
    const isInTime = ({ session }: Host) => session === null || (exclusiveWaiting === 0 && session.isUsable);
    const found = leastBusy([...hosts].filter(isInTime), roomOnHosts());
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

/** The host with the fewest guests, if it has fewer than `room`. */
function leastBusy(hosts: readonly Host[], room: number): Host | null {
  let found: Host | null = null;
  for (const host of hosts) if (host.guests < (found?.guests ?? room)) found = host;
  return found;
}
