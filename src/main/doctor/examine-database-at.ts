import { sharesSessions } from '../../db/connection/shares-sessions.js';
import { countPendingMigrations } from '../../db/migrate.js';
import { openDatabase } from '../../db/open-database.js';
import type { Check } from '../../domain/operations/check.js';
import { examine } from '../../workflows/operations/examine.js';

/** Looks at the database at `url` and at the servers that work on it. Rejects if it doesn't answer. */
export async function examineDatabaseAt(url: string, clock: () => Date): Promise<Check[]> {
  const pendingMigrations = await countPendingMigrations(url);
  const db = openDatabase({ url, maxConnections: 2 });
  try {
    return await examine({ db, clock }, { pendingMigrations, sharesSessions: await sharesSessions(url) });
  } finally {
    await db.close();
  }
}
