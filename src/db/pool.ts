import { setTimeout as pause } from 'node:timers/promises';
import type { Session } from './session.js';

/** How long nobody tries to open a session after one could not be opened. */
const recoveryMs = 250;

/** How long those who hold a session at the end may take. */
const drainMs = 5_000;

/** Sessions with Postgres, opened as they are needed and used again. A lost one is forgotten. */
export interface Pool {
  /** Runs `work` with a session that nobody else has meanwhile; in turn, where all are taken. */
  use<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Takes no more work, waits for what is under way, and ends every session. */
  end(): Promise<void>;
}

export function openPool(maxSessions: number, open: () => Promise<Session>): Pool {
  const places = freePlaces(maxSessions);
  const all = new Set<Session>();
  const idle: Session[] = [];
  let recovery: Promise<unknown> = Promise.resolve();
  let isEnding = false;
  let isOver = false;

  const opened = async () => {
    await recovery;
    try {
      const session = await open();
      all.add(session);
      void session.over.then(() => all.delete(session));
      return session;
    } catch (error) {
      recovery = pause(recoveryMs);
      throw error;
    }
  };
  const giveBack = (session: Session) => {
    if (session.isUsable) idle.push(session);
    else void session.end();
  };
  const take = async () => {
    for (let session = idle.pop(); session; session = idle.pop()) {
      if (session.isUsable) return session;
      void session.end();
    }
    return opened();
  };
  return {
    use: async (work) => {
      if (isEnding) throw new PoolEnded();
      await places.take();
      try {
        if (isOver) throw new PoolEnded();
        const session = await take();
        return await work(session).finally(() => giveBack(session));
      } finally {
        places.giveBack();
      }
    },
    end: async () => {
      isEnding = true;
      await Promise.race([places.takeAll(), pause(drainMs, null, { ref: false })]);
      isOver = true;
      await Promise.all([...all].map((session) => session.end()));
    },
  };
}

class PoolEnded extends Error {
  readonly code = 'CONNECTION_ENDED';
  constructor() {
    super('The database has been closed.');
  }
}

/** So many at once; who comes later waits in turn. */
function freePlaces(count: number) {
  const waiting: (() => void)[] = [];
  let free = count;
  const take = async () => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    take,
    giveBack: () => {
      const next = waiting.shift();
      if (next) next();
      else free++;
    },
    takeAll: async () => {
      for (let taken = 0; taken < count; taken++) await take();
    },
  };
}
