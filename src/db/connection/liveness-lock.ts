import { setTimeout as pause } from 'node:timers/promises';
import { openSession, type Session } from './session.js';

/** The class of the advisory locks that say "this process lives". */
const livenessLockClass = 7_203;

/** SQL that says whether the process of this number lives: it holds its lock. `number` is an SQL expression. */
export function isAliveSql(number: string): string {
  return `exists (select from pg_locks where locktype = 'advisory' and classid = ${livenessLockClass}
    and objid = ${number}::oid and granted)`;
}

const settings = { application_name: 'firebreak presence' };

const retryMs = 250;

/** How often the connection is tried, and how long that may take: one that is gone without a word is replaced. */
const checkEveryMs = 5_000;
const maxSilenceMs = 5_000;

/** A process's sign of life in the database: Postgres drops it the moment the process is gone, however it went. */
export interface LivenessLock {
  end(): Promise<void>;
}

/**
 * Takes a presence for `number` in a session of its own, and takes it again at once where that is lost, does not answer,
 * or is with a server that only reads. The lock is a shared one, so that the new session need not wait for the end of
 * the old. Where session locks do not hold (a pooler in transaction mode), the lease of each attempt still runs out.
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
  const keep = async (first: Session): Promise<void> => {
    for (let session = first; !ending.signal.aborted; ) {
      await untilUnfit(session, ending.signal);
      if (ending.signal.aborted) return;
      session = await take().catch(async () => {
        await pause(retryMs, null, { ref: false });
        return session;
      });
    }
  };
  void keep(await take());
  return {
    end: async () => {
      ending.abort();
      await latest?.end();
    },
  };
}

/** Resolves when the session is lost, does not answer, or its server only reads; or when this is to end. */
async function untilUnfit(session: Session, ending: AbortSignal): Promise<void> {
  let isFit = true;
  void session.over.then(() => {
    isFit = false;
  });
  while (isFit && !ending.aborted) {
    await Promise.race([session.over, pause(checkEveryMs, null, { ref: false })]);
    if (isFit && !ending.aborted) isFit = await writes(session);
  }
}

async function writes(session: Session): Promise<boolean> {
  const text = `select current_setting('transaction_read_only') as reads`;
  return session.ask({ text }).then(
    ([row]) => row?.reads === 'off',
    () => false,
  );
}
