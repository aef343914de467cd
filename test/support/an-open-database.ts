import { onTestFinished } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open-database.js';
import { aDatabase } from './test-database.js';

/** An open connection to a database for this test; both end with it. */
export async function anOpenDatabase(
  maxConnections = 4,
  aTestDatabase = aDatabase,
): Promise<{ db: Database; url: string }> {
  const database = await aTestDatabase();
  const db = openDatabase({ url: database.url, maxConnections });
  onTestFinished(async () => {
    await db.close();
    await database.drop();
  });
  return { db, url: database.url };
}
