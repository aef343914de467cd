import { setTimeout as pause } from 'node:timers/promises';
import { openSession, type Session } from './session.js';

/** The class of the advisory locks that say "this process lives". */
const presenceClass = 7_203;

/** SQL that says whether the process of this number lives: it holds its lock. `number` is an SQL expression. */
export function isPresentSql(number: string): string {
  return `exists (select from pg_locks where locktype = 'advisory' and classid = ${presenceClass}
    and objid = ${number}::oid and granted)`;
}

const retryMs = 250;

/** A process's sign of life in the database: Postgres drops it the moment the process is gone, however it went. */
export interface Presence {
  end(): Promise<void>;
}

/**
 * Takes a presence for `number` in a session of its own, and takes it again whenever that was lost.
 * Where session locks do not hold (a pooler in transaction mode), the lease of each attempt still runs out.
 */
export async function takePresence(url: string, number: number): Promise<Presence> {
  let latest: Session | undefined;
  let isEnded = false;
  const take = async () => {
    const session = await openSession({ url, settings: { application_name: 'firebreak presence' } });
    latest = session;
    try {
      await session.ask({ text: `select pg_advisory_lock(${presenceClass}, ${number})` });
    } catch (error) {
      await session.end();
      throw error;
    }
    return session;
  };
  const keep = async (held: Session) => {
    for (let session: Session | null = held; !isEnded; ) {
      await session?.over;
      await pause(retryMs, null, { ref: false });
      session = isEnded ? null : await take().catch(() => null);
    }
    await latest?.end();
  };
  void keep(await take());
  return {
    end: async () => {
      isEnded = true;
      await latest?.end();
    },
  };
}
