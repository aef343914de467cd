import { setTimeout as pause } from 'node:timers/promises';
import { openSession, type Session } from './session.js';

/** The class of the advisory locks that prove that a process is alive. */
export const livenessLockClass = 7_203;

/**
 * SQL that tests whether the process with this number is alive, that is, holds its lock. `number` is an SQL expression.
 */
export function isAliveSql(number: string): string {
  return `exists (select from pg_locks where locktype = 'advisory' and classid = ${livenessLockClass}
    and objid = ${number}::oid and granted)`;
}

const settings = { application_name: 'firebreak liveness' };

const retryMs = 250;

/** How often the connection is tested, and the timeout of that test: detects a connection that was lost silently. */
const checkEveryMs = 5_000;
const maxSilenceMs = 5_000;

/**
 * An advisory lock that proves that this process is alive. Postgres releases it as soon as the process is gone, however
 * it ended.
 */
export interface LivenessLock {
  end(): Promise<void>;
}

/**
 * Takes the liveness lock for `number` in a session of its own. Takes it again at once if the session is lost, doesn't
 * answer, or its server becomes read-only. The lock is shared, so that the new session need not wait for the old one to
 * end. If session locks don't work (a pooler in transaction mode), each attempt's lease still expires.
 */
export async function takeLivenessLock(url: string, number: number): Promise<LivenessLock> {
  const ending = new AbortController();
  let latest: Session | undefined;
  const take = async (): Promise<Session> => {
    const session = await openSession({ url, settings, maxSilenceMs });
    try {
      await session.ask({ text: `select pg_advisory_lock_shared(${livenessLockClass}, ${number})` });
    } catch (error) {
      await session.end();
      throw error;
    }
    const before = latest;
    latest = session;
    await (ending.signal.aborted ? session : before)?.end();
    return session;
  };
  const maintain = async (first: Session): Promise<void> => {
    for (let session = first; !ending.signal.aborted; ) {
      await untilUnusable(session, ending.signal);
      if (ending.signal.aborted) return;
      session = await take().catch(async () => {
        await pause(retryMs, null, { ref: false });
        return session;
      });
    }
  };
  void maintain(await take());
  return {
    end: async () => {
      ending.abort();
      await latest?.end();
    },
  };
}

/** Resolves when the session is lost, doesn't answer, or its server becomes read-only, or on `ending`. */
async function untilUnusable(session: Session, ending: AbortSignal): Promise<void> {
  let isUsable = true;
  void session.over.then(() => {
    isUsable = false;
  });
  while (isUsable && !ending.aborted) {
    await Promise.race([session.over, pause(checkEveryMs, null, { ref: false })]);
    if (isUsable && !ending.aborted) isUsable = await isWritable(session);
  }
}

async function isWritable(session: Session): Promise<boolean> {
  const text = `select current_setting('transaction_read_only') as reads`;
  return session.ask({ text }).then(
    ([row]) => row?.reads === 'off',
    () => false,
  );
}
