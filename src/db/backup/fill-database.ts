import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { TransactionSql } from 'postgres';
import { z } from 'zod';
import { connect } from '../connection/connect.js';
import { checkEncoding, createExtensions, migrateWithin } from '../migrate.js';
import { quoted, type SequenceValues, type TableColumns } from './open-snapshot.js';

/** An empty database that is being filled. */
export interface Filling {
  /** Whether Firebreak has this table. */
  has(table: TableColumns): Promise<boolean>;
  /** Opens a table for rows in Postgres's text format. Only one is open at a time. */
  open(table: TableColumns): Promise<RowSink>;
  setSequences(values: SequenceValues): Promise<void>;
}

export interface RowSink {
  write(lines: Uint8Array): Promise<void>;
  end(): Promise<void>;
}

export interface FillOptions {
  /** When the latest migration was made that the rows fit. */
  latestMigration: number;
  /** What becomes of the deliveries that were waiting. */
  deliveries: PendingDeliveries;
}

/** `searched`: each is looked for in Slack before it is sent. `dismissed`: none is sent. */
export type PendingDeliveries = 'searched' | 'dismissed';

/** The database has tables already. */
export class NotEmpty extends Error {
  readonly code = 'NOT_EMPTY';
}

/**
 * Fills the empty database at `url`, all or nothing: creates the tables as the rows expect them, lets `fill` copy the
 * rows, and migrates to this version's schema. Returns what `fill` does, and how many deliveries wait.
 */
export async function fillDatabase<T>(
  url: string,
  options: FillOptions,
  fill: (filling: Filling) => Promise<T>,
): Promise<{ value: T; pending: number }> {
  const sql = connect(url, {
    ...{ max: 1, connect_timeout: 10, max_lifetime: null, fetch_types: false },
    connection: { application_name: 'firebreak restore' },
  });
  try {
    await checkEncoding(sql);
    const filled = await sql.begin(async (tx) => {
      await tx.unsafe(settings);
      await requireEmpty(tx);
      await migrateWithin(tx, options.latestMigration);
      const value = await fillWith(tx, fill);
      await migrateWithin(tx);
      return { value, pending: await settlePending(tx, options.deliveries) };
    });
    await createExtensions(sql);
    await sql.unsafe('analyze');
    return filled;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const settings = `set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
  set local TimeZone = 'UTC'; set local DateStyle = 'ISO'`;

async function requireEmpty(tx: TransactionSql): Promise<void> {
  const [found] = await tx.unsafe(`
    select from pg_class where relkind in ('r', 'p') and relnamespace in ('public'::regnamespace, to_regnamespace('drizzle'))
      and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
    limit 1`);
  if (found) throw new NotEmpty('The database has tables.');
}

/** A copy that is cut short must be ended: otherwise Postgres waits for the rest of it. */
async function fillWith<T>(tx: TransactionSql, fill: (filling: Filling) => Promise<T>): Promise<T> {
  const open: { rows: Writable | null } = { rows: null };
  try {
    return await fill(fillingOf(tx, open));
  } catch (error) {
    open.rows?.destroy(new Error('The restore failed.'));
    throw error;
  }
}

function fillingOf(tx: TransactionSql, open: { rows: Writable | null }): Filling {
  return {
    has: async ({ name }) => {
      const [found] = await tx`select from pg_tables where schemaname = 'public' and tablename = ${name}`;
      return found !== undefined;
    },
    open: async ({ name, columns }) => {
      const text = `copy public.${quoted(name)} (${columns.map(quoted)}) from stdin`;
      const rows = await tx.unsafe(text).writable();
      open.rows = rows;
      return rowSink(rows);
    },
    setSequences: (values) => setSequences(tx, values),
  };
}

/** Whoever made the backup may not have been allowed to read the sequences; then the rows tell. */
async function setSequences(tx: TransactionSql, values: SequenceValues): Promise<void> {
  for (const { name, table, column } of z.array(Identity).parse(await tx.unsafe(identitiesQuery))) {
    const highest = `(select max(${quoted(column)}) from public.${quoted(table)})`;
    await tx.unsafe(
      `select setval(format('public.%I', $1::text)::regclass, last)
      from (select greatest($2::bigint, ${highest}) as last) as _ where last is not null`,
      [name, values[name] ?? null],
    );
  }
}

const Identity = z.object({ name: z.string(), table: z.string(), column: z.string() });

const identitiesQuery = `
  select sequence.relname as name, owner.relname as table, attname as column
  from pg_class sequence
  join pg_depend on classid = 'pg_class'::regclass and objid = sequence.oid and deptype in ('i', 'a')
  join pg_class owner on owner.oid = refobjid
  join pg_attribute on attrelid = refobjid and attnum = refobjsubid
  where sequence.relkind = 'S' and sequence.relnamespace = 'public'::regnamespace`;

/** Rejects with what Postgres says about the rows. */
function rowSink(rows: Writable): RowSink {
  const failed = new Promise<never>((_resolve, reject) => rows.once('error', reject));
  failed.catch(() => {});
  return {
    write: async (lines) => {
      if (!rows.write(lines)) await Promise.race([once(rows, 'drain'), failed]);
    },
    end: async () => {
      const finished = once(rows, 'finish');
      rows.end();
      await Promise.race([finished, failed]);
    },
  };
}

/** Nobody knows what the old database has sent since. */
async function settlePending(tx: TransactionSql, deliveries: PendingDeliveries): Promise<number> {
  const set = deliveries === 'searched' ? 'is_uncertain = true' : `state = 'dismissed', finished_at = now()`;
  const settled = await tx.unsafe(
    `update effects set ${set} where state in ('waiting', 'attempting') returning id`,
  );
  return settled.length;
}
