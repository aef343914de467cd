import { z } from 'zod';
import type { ServerFacts } from '../../../domain/operations/examine-server.js';
import { livenessLockClass } from '../../connection/liveness-lock.js';
import type { Tx } from '../../database.js';

const Row = z.object({
  processes: z.number(),
  lastTickAt: z.coerce.date().nullable(),
  waiting: z.number(),
  oldest: z.coerce.date().nullable(),
  failed: z.number(),
  limited: z.number(),
  recent: z.number(),
});

/** What the database knows about the servers that work on it. */
export async function readServerFacts(tx: Tx): Promise<ServerFacts> {
  const [row] = await tx.run(query);
  const { processes, lastTickAt, waiting, oldest, failed, limited, recent } = Row.parse(row);
  const held = { effects: limited, of: recent };
  return { processes, lastTickAt, waiting: { count: waiting, oldest }, failed, limited: held };
}

const query = `
  select (select count(distinct objid)::int from pg_locks
      where locktype = 'advisory' and classid = ${livenessLockClass} and granted
        and database = (select oid from pg_database where datname = current_database())) as processes,
    (select last_run_at from clock_runs where job = 'send nudges') as "lastTickAt",
    count(*) filter (where state in ('waiting', 'attempting'))::int as waiting,
    min(not_before) filter (where state in ('waiting', 'attempting')) as oldest,
    count(*) filter (where state in ('rejected', 'dead'))::int as failed,
    count(*) filter (where is_recent and limits > 0)::int as limited,
    count(*) filter (where is_recent)::int as recent
  from (select state, not_before, limits, finished_at is null or finished_at > now() - interval '1 hour' as is_recent
    from effects where state in ('waiting', 'attempting', 'rejected', 'dead') or finished_at > now() - interval '1 hour') as sent`;
