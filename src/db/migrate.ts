import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** One number for all processes: two that start at once migrate one after the other. */
const migrationLock = 7_203_441;

/** Brings the database at `url` to this version's schema. Does nothing where it is there already. */
export async function migrate(url: string): Promise<void> {
  await migrateWith(url, async () => {});
}

/**
 * Migrates, then makes what `more` makes, before another process has its turn: two that make the same tables at once may
 * wait for each other.
 */
export async function migrateWith<T>(url: string, more: () => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await applyMigrations(drizzle(sql), { migrationsFolder: folder });
    return await more();
  } finally {
    await sql.end();
  }
}
