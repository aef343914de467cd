import { z } from 'zod';
import type { DatabaseFacts } from '../../../domain/operations/examine-database.js';
import type { Tx } from '../../database.js';
import { hasTrigrams } from '../runbooks/search-runbooks.js';

const Row = z.object({
  versionNumber: z.number(),
  version: z.string(),
  encoding: z.string(),
  isReadOnly: z.boolean(),
  role: z.string(),
  database: z.string(),
  maxConnections: z.number(),
  usedConnections: z.number(),
  roleConnections: z.number().nullable(),
  nowMs: z.coerce.number(),
  bytes: z.coerce.number(),
  tablesWithoutRights: z.array(z.string()),
});

/** What Postgres says about itself and about our role. `now`: our clock. */
export async function readDatabaseFacts(
  tx: Tx,
  now: () => Date,
): Promise<Omit<DatabaseFacts, 'pendingMigrations' | 'sharesSessions'>> {
  const before = now().getTime();
  const [row] = await tx.run(query);
  const between = (before + now().getTime()) / 2;
  const { nowMs, ...facts } = Row.parse(row);
  return { ...facts, clockSkewMs: Math.round(nowMs - between), hasTrigrams: await hasTrigrams(tx) };
}

const query = `
  select current_setting('server_version_num')::int as "versionNumber",
    split_part(current_setting('server_version'), ' ', 1) as version,
    current_setting('server_encoding') as encoding,
    current_setting('transaction_read_only') = 'on' as "isReadOnly",
    current_user::text as role, current_database()::text as database,
    current_setting('max_connections')::int as "maxConnections",
    (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as "usedConnections",
    (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user) as "roleConnections",
    extract(epoch from clock_timestamp()) * 1000 as "nowMs",
    pg_database_size(current_database()) as bytes,
    (select coalesce(json_agg(tablename order by tablename), '[]') from pg_tables
      where schemaname = 'public' and not (
        has_table_privilege(format('%I.%I', schemaname, tablename), 'select')
        and has_table_privilege(format('%I.%I', schemaname, tablename), 'insert')
        and has_table_privilege(format('%I.%I', schemaname, tablename), 'update')
        and has_table_privilege(format('%I.%I', schemaname, tablename), 'delete'))) as "tablesWithoutRights"`;
