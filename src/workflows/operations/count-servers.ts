import type { Database } from '../../db/database.js';
import { readServerFacts } from '../../db/queries/operations/server-facts.js';

/** How many servers are running on this database. */
export async function countServers(db: Database): Promise<number> {
  return (await readServerFacts(db)).processes;
}
