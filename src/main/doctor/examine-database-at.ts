import { sharesSessions } from '../../db/connection/shares-sessions.js';
import { countPendingMigrations } from '../../db/migrate.js';
import { openDatabase } from '../../db/open-database.js';
import type { Check } from '../../domain/operations/check.js';
import type { Policy } from '../../domain/policy.js';
import { examine } from '../../workflows/operations/examine.js';
import { policyHash } from '../policy/policy-hash.js';

/**
 * Looks at the database at `url` and at the servers that work on it. `wanted`: the policy that they should work by, and where
 * it comes from; null: unknown. Rejects if it doesn't answer.
 */
export async function examineDatabaseAt(
  url: string,
  clock: () => Date,
  wanted: { policy: Policy; source: string } | null,
): Promise<Check[]> {
  const pendingMigrations = await countPendingMigrations(url);
  const db = openDatabase({ url, maxConnections: 2 });
  try {
    return await examine(
      { db, clock },
      { pendingMigrations, sharesSessions: await sharesSessions(url) },
      wanted && { ...wanted, hash: policyHash(wanted.policy) },
    );
  } finally {
    await db.close();
  }
}
