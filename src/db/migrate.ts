import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql } from 'postgres';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** The same number in all processes: two that start at once migrate one after the other. */
const migrationLock = 7_203_441;

/** Migrates the database at `url` to this version's schema. Does nothing if it is up to date. */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await applyMigrations(drizzle(sql), { migrationsFolder: folder });
    await createExtensions(sql);
  } finally {
    await sql.end();
  }
}

/** Search tolerates typos with this extension, and works without it: the role may not be allowed to create it. */
async function createExtensions(sql: Sql): Promise<void> {
  await sql`create extension if not exists pg_trgm`
    .then(
      () => sql`create index if not exists runbooks_by_spelling on runbooks using gist (title gist_trgm_ops)`,
    )
    .catch(() => {});
}
