import { readDatabaseFacts } from '../../db/queries/operations/database-facts.js';
import { readServerFacts } from '../../db/queries/operations/server-facts.js';
import { listServerPolicies, type StoredPolicy } from '../../db/queries/operations/server-policies.js';
import type { Check } from '../../domain/operations/check.js';
import { type DatabaseFacts, examineDatabase } from '../../domain/operations/examine-database.js';
import { examinePolicyInUse } from '../../domain/operations/examine-policy-in-use.js';
import { examineServer } from '../../domain/operations/examine-server.js';
import type { Deps } from '../deps.js';

/** What only the connection shows, not a query. */
type ConnectionFacts = Pick<DatabaseFacts, 'pendingMigrations' | 'sharesSessions'>;

/** Looks at the database and at the servers that work on it. Rejects if the database doesn't answer. */
export async function examine(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  connection: ConnectionFacts,
  /** The policy of the file; null: it is wrong. */
  file: (StoredPolicy & { source: string }) | null,
): Promise<Check[]> {
  const database = examineDatabase({ ...(await readDatabaseFacts(db, clock)), ...connection });
  // Without its tables there is nothing more to read.
  if (connection.pendingMigrations > 0) return database;
  const policy = file === null ? [] : examinePolicyInUse(await listServerPolicies(db), file);
  return [...database, ...examineServer(await readServerFacts(db), clock()), ...policy];
}
