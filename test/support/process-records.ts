import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { defaultPolicy } from '../../src/config/policy/default-policy.js';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open-database.js';
import { sha256 } from '../../src/main/sha256.js';
import {
  type ProcessDeps,
  processRecordChanges,
} from '../../src/workflows/timeline/process-record-changes.js';
import { ask } from './ask.js';
import { eventually } from './eventually.js';

/** Dependencies for processing records, on this database at this time. */
export function processDeps(db: Database, at: Date): ProcessDeps {
  return {
    db,
    clock: () => at,
    requestDelivery: () => {},
    policy: defaultPolicy(),
    sha256,
    newSalt: randomUUID,
  };
}

/** Processes every record until nothing is dirty, possibly alongside a bot. */
export async function untilProcessed(url: string): Promise<void> {
  const db = openDatabase({ url, maxConnections: 2 });
  const dirty = ['messages', 'marks', 'timeline_entries'].map(
    (table) => `select 1 from ${table} where is_dirty`,
  );
  try {
    await eventually(async () => {
      await processRecordChanges(processDeps(db, new Date()));
      expect(await ask(url, dirty.join(' union all '))).toEqual([]);
    });
  } finally {
    await db.close();
  }
}
