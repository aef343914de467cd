import type { Readable } from 'node:stream';
import type { Sql } from 'postgres';
import { z } from 'zod';
import { connect } from '../connection/connect.js';
import { appliedUntil } from '../migrate.js';

/** A table and its columns, in the order in which `copy` has them. */
export interface TableColumns {
  name: string;
  columns: string[];
}

/** The last number that each sequence gave out; null: none yet. */
export type SequenceValues = Record<string, string | null>;

/** The head of an incident's hash chain; null: nothing is sealed yet. */
export interface ChainHead {
  workspaceId: string;
  number: number;
  head: string | null;
}

/** A database at one moment, whatever others write meanwhile. */
export interface Snapshot {
  /** When its latest migration was made; 0: it has no tables. */
  latestMigration: number;
  tables: TableColumns[];
  /** The rows of a table in Postgres's text format: one line each. */
  copy(table: TableColumns): AsyncIterable<Buffer>;
  sequences(): Promise<SequenceValues>;
  heads(): Promise<ChainHead[]>;
  /** Throws unless everything was read in one transaction: a connection may be lost and replaced in between. */
  assertWhole(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a read-only snapshot of the database at `url`. Waits for nobody, and nobody waits for it. */
export async function openSnapshot(url: string): Promise<Snapshot> {
  const sql = connect(url, {
    ...{ max: 1, connect_timeout: 10, max_lifetime: null, fetch_types: false },
    connection: { application_name: 'firebreak backup' },
  });
  try {
    const mark = String(process.hrtime.bigint());
    await sql.unsafe('begin isolation level repeatable read, read only');
    await sql.unsafe(settings(mark));
    const [session] = await sql.unsafe('select pg_backend_pid() as pid');
    const pid = z.number().parse(session?.pid);
    return {
      latestMigration: await appliedUntil(sql),
      tables: z.array(Table).parse(await sql.unsafe(tablesQuery)),
      copy: (table) => copyOut(sql, table, () => endSession(url, pid)),
      sequences: () => sequencesOf(sql),
      heads: async () => z.array(Head).parse(await sql.unsafe(headsQuery)),
      assertWhole: async () => {
        const [row] = await sql.unsafe(`select current_setting('firebreak.backup', true) as mark`);
        if (row?.mark !== mark) throw new Error('The connection was lost during the backup.');
      },
      close: () => sql.end({ timeout: 1 }),
    };
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error;
  }
}

/** A slow disk must not end the transaction; what Postgres writes must not depend on its settings. */
function settings(mark: string): string {
  return `set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
    set local TimeZone = 'UTC'; set local DateStyle = 'ISO'; set local bytea_output = 'hex';
    set local extra_float_digits = 1; set local firebreak.backup = '${mark}'`;
}

async function* copyOut(
  sql: Sql,
  { name, columns }: TableColumns,
  endCopy: () => Promise<void>,
): AsyncGenerator<Buffer> {
  const rows = await sql.unsafe(`copy public.${quoted(name)} (${columns.map(quoted)}) to stdout`).readable();
  let isRead = false;
  try {
    for await (const line of rows.iterator({ destroyOnReturn: false })) yield line;
    isRead = true;
    rows._read(0); // the driver pauses its socket for a slow reader, and at the end doesn't resume it
  } finally {
    if (!isRead) await abandon(rows, endCopy);
  }
}

/** Whoever reads has given up: otherwise Postgres would wait for it, and the connection could not be closed. */
async function abandon(rows: Readable, endCopy: () => Promise<void>): Promise<void> {
  rows.on('error', () => {});
  rows.resume();
  await endCopy().catch(() => {});
}

async function endSession(url: string, pid: number): Promise<void> {
  const sql = connect(url, { max: 1, connect_timeout: 5, fetch_types: false });
  try {
    await sql.unsafe(`select pg_terminate_backend(${pid})`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function sequencesOf(sql: Sql): Promise<SequenceValues> {
  const rows = z.array(Sequence).parse(await sql.unsafe(sequencesQuery));
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** A name as SQL has it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

const Table = z.object({ name: z.string(), columns: z.array(z.string()) });
const Sequence = z.object({ name: z.string(), last: z.string().nullable() });
const Head = z.object({ workspaceId: z.string(), number: z.number(), head: z.string().nullable() });

/** Without tables that belong to an extension, and without columns that Postgres computes. */
const tablesQuery = `
  select relname as name, array_to_json(array(
      select attname::text from pg_attribute
      where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
    )) as columns
  from pg_class
  where relkind = 'r' and relnamespace = 'public'::regnamespace
    and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
  order by relname`;

const sequencesQuery = `
  select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' order by 1`;

const headsQuery = `
  select workspace_id as "workspaceId", number,
    (select hash from chain_entries where chain_entries.workspace_id = incidents.workspace_id
      and incident_number = number order by seq desc limit 1) as head
  from incidents order by 1, 2`;
