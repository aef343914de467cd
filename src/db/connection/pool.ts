import { setTimeout as pause } from 'node:timers/promises';
import { keepSessions, PoolEnded } from './idle-sessions.js';
import { semaphore } from './semaphore.js';
import type { Session } from './session.js';

/** How long those who hold a session at the end may take. */
const drainMs = 5_000;

/** How many statements may be under way in one session, where each is a transaction of its own. */
const maxGuests = 20;

/** Sessions with Postgres, opened as they are needed and used again. A lost one is forgotten. */
export interface Pool {
  /** Runs `work` with a session that nobody else has meanwhile; in turn, where all are taken. */
  alone<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** For a single statement: where all sessions are taken, it travels together with other such statements. */
  singleFlight<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Uses none of the sessions that are open now for anything new: they are stale. */
  renew(): void;
  /** Ends sessions that nobody uses, but for one: somebody else has none. */
  letIdleGo(): void;
  /** Takes no more work, waits for what is under way, and ends every session. */
  end(): Promise<void>;
}

/** A session with statements of several guests; null until it is there. */
interface Host {
  session: Session | null;
  arriving: Promise<Session>;
  guests: number;
}

/** `onShort` is called where Postgres has no session left for this pool. */
export function openPool(
  maxSessions: number,
  open: () => Promise<Session>,
  onShort: () => void = () => {},
): Pool {
  const places = semaphore(maxSessions);
  const sessions = keepSessions(open, onShort);
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
    singleFlight: async (work) => {
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
    letIdleGo: sessions.letIdleGo,
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
