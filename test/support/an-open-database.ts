import { onTestFinished } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open-database.js';
import { aDatabase } from './test-database.js';

/** An open connection to a database for this test; both end with it. */
export async function anOpenDatabase(maxConnections = 4): Promise<{ db: Database; url: string }> {
  const database = await aDatabase();
  const db = openDatabase({ url: database.url, maxConnections });
  onTestFinished(async () => {
    await db.close();
    await database.drop();
  });
  return { db, url: database.url };
}
