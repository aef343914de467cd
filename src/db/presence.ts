import postgres from 'postgres';

/** The class of the advisory locks that say "this process lives". */
const presenceClass = 7_203;

/** SQL that says whether the process of this number lives: it holds its lock. `number` is an SQL expression. */
export function isPresentSql(number: string): string {
  return `exists (select from pg_locks where locktype = 'advisory' and classid = ${presenceClass}
    and objid = ${number}::oid and granted)`;
}

/** A process's sign of life in the database: Postgres drops it the moment the process is gone, however it went. */
export interface Presence {
  end(): Promise<void>;
}

/**
 * Takes a presence for `number` on a connection of its own, and takes it again whenever the connection was lost.
 * Where session locks do not hold (a pooler in transaction mode), the lease of each attempt still runs out.
 */
export async function takePresence(url: string, number: number): Promise<Presence> {
  let ended = false;
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    fetch_types: false,
    max_lifetime: null,
    backoff: () => 0.25,
    onnotice: () => {},
    onclose: () => {
      if (!ended) setTimeout(() => void hold().catch(() => {}), 250).unref();
    },
    connection: { application_name: 'firebreak presence' },
  });
  const hold = () => sql`select pg_advisory_lock(${presenceClass}::int, ${number}::int)`;
  await hold();
  return {
    end: async () => {
      ended = true;
      await sql.end({ timeout: 1 });
    },
  };
}
