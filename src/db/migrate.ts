import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import type { Sql, TransactionSql } from 'postgres';
import { connect } from './connection/connect.js';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** The same number in all processes: two that start at once migrate one after the other. */
const migrationLock = 7_203_441;

const askAgainMs = 250;
/** Servers give up an answer after 2.3 s. */
const lockMs = 1_000;
const maxAttempts = 20;
/** Waiting longer is worth a line. */
const quietMs = 2_000;

/** Which other session holds the lock, as far as this user may see. */
export interface LockHolder {
  pid: number;
  application: string;
  address: string;
}

export interface MigrateOptions {
  /** Ends the waiting; `migrate` then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Another process has been migrating for some seconds; called once. */
  onWaiting?: (holder: LockHolder | null) => void;
}

/** The database can't hold people's text: its encoding isn't UTF-8. */
export class WrongEncoding extends Error {
  readonly code = 'WRONG_ENCODING';
  readonly encoding: string;
  constructor(encoding: string) {
    super(`The database is encoded in ${encoding}.`);
    this.encoding = encoding;
  }
}

/**
 * Migrates the database at `url` to this version's schema. Does nothing, and needs no rights, if it is up to date. All
 * or nothing: in one transaction, whose lock also a pooler releases.
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  const sql = connect(url, { max: 1, connect_timeout: 10 });
  try {
    await checkEncoding(sql);
    if (pending(migrations, await appliedUntil(sql)).length > 0)
      await whenTablesAreFree(options, () =>
        sql.begin(async (tx) => {
          await takeLock(tx, options);
          await tx`select set_config('lock_timeout', ${`${lockMs}ms`}, true)`;
          await apply(tx, pending(migrations, await appliedUntil(tx)));
        }),
      );
    await createExtensions(sql);
  } finally {
    await sql.end();
  }
}

/**
 * Servers of the version before run on meanwhile. Waiting for a table that they use would hold up everybody after us, so a
 * migration gives way after a second and begins again; also if Postgres ends it because it and a server wait for each other.
 */
async function whenTablesAreFree(
  { signal }: Pick<MigrateOptions, 'signal'>,
  run: () => Promise<unknown>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await run();
      return;
    } catch (error) {
      if (attempt === maxAttempts || !isContention(error)) throw error;
      await pause(askAgainMs * attempt, null, { signal }).catch(() => {});
      signal?.throwIfAborted();
    }
  }
}

/** `lock_not_available` and `deadlock_detected`. */
function isContention(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '55P03' || error.code === '40P01');
}

/** When each migration of this version was made, oldest first: what a database's latest one is compared with. */
export function migrationTimes(): number[] {
  return readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis);
}

/** Applies what an empty or older database lacks of the migrations made until then, within the open transaction `tx`. */
export async function migrateWithin(tx: TransactionSql, until = Number.POSITIVE_INFINITY): Promise<void> {
  await takeLock(tx, {});
  const migrations = pending(readMigrationFiles({ migrationsFolder: folder }), await appliedUntil(tx));
  await apply(
    tx,
    migrations.filter(({ folderMillis }) => folderMillis <= until),
  );
}

/** How many migrations of this version the database at `url` lacks. */
export async function countPendingMigrations(url: string): Promise<number> {
  const sql = connect(url, { max: 1, connect_timeout: 10 });
  try {
    return pending(readMigrationFiles({ migrationsFolder: folder }), await appliedUntil(sql)).length;
  } finally {
    await sql.end();
  }
}

export async function checkEncoding(sql: Sql): Promise<void> {
  const [row] = await sql<{ encoding: string }[]>`select current_setting('server_encoding') as encoding`;
  if (row && row.encoding !== 'UTF8') throw new WrongEncoding(row.encoding);
}

function pending(migrations: readonly MigrationMeta[], applied: number): MigrationMeta[] {
  return migrations.filter(({ folderMillis }) => folderMillis > applied);
}

/** When the latest migration that is applied was made; 0: none is. */
export async function appliedUntil(sql: Sql | TransactionSql): Promise<number> {
  const [{ table } = { table: null }] = await sql<{ table: string | null }[]>`
    select to_regclass('drizzle.__drizzle_migrations') as table`;
  if (table === null) return 0;
  const [row] = await sql<{ latest: string | null }[]>`
    select max(created_at) as latest from drizzle.__drizzle_migrations`;
  return Number(row?.latest ?? 0);
}

/** Waits for another process that migrates. Asks again and again, so that the waiting can be ended. */
async function takeLock(tx: TransactionSql, { signal, onWaiting }: MigrateOptions): Promise<void> {
  const startedAt = performance.now();
  for (let isReported = false; ; ) {
    signal?.throwIfAborted();
    const [row] = await tx<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(${migrationLock}) as taken`;
    if (row?.taken) return;
    if (!isReported && performance.now() - startedAt > quietMs) {
      onWaiting?.(await holderOf(tx));
      isReported = true;
    }
    await pause(askAgainMs, null, { signal }).catch(() => {});
  }
}

async function holderOf(tx: TransactionSql): Promise<LockHolder | null> {
  const [row] = await tx<LockHolder[]>`
    select pid, coalesce(application_name, '') as application, coalesce(host(client_addr), 'a local socket') as address
    from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and classid = 0 and objid = ${migrationLock} and granted limit 1`;
  return row ? { ...row } : null;
}

/** Creates nothing that is there: whoever runs this may not be allowed to create it. */
async function apply(tx: TransactionSql, migrations: readonly MigrationMeta[]): Promise<void> {
  if (migrations.length === 0) return;
  const [there] =
    await tx`select to_regnamespace('drizzle') as schema, to_regclass('drizzle.__drizzle_migrations') as table`;
  if (there?.schema === null) await tx`create schema drizzle`;
  if (there?.table === null)
    await tx`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
  for (const { sql: statements, hash, folderMillis } of migrations) {
    for (const statement of statements) await tx.unsafe(statement);
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
  }
}

/** Search tolerates typos with this extension, and works without it: the role may not be allowed to create it. */
export async function createExtensions(sql: Sql): Promise<void> {
  await sql`create extension if not exists pg_trgm`
    .then(
      () => sql`create index if not exists runbooks_by_spelling on runbooks using gist (title gist_trgm_ops)`,
    )
    .catch(() => {});
}
