import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { defaultPolicy } from '../../src/config/default-policy.js';
import { type Database, openDatabase } from '../../src/db/database.js';
import { sha256 } from '../../src/main/sha256.js';
import { type TendDeps, tendRecords } from '../../src/workflows/record/tend-record.js';
import { ask } from './ask.js';
import { eventually } from './eventually.js';

/** What looking after records needs, on this database at this time. */
export function tendDeps(db: Database, at: Date): TendDeps {
  const queue = { wantDelivery: async () => {}, wake: () => {} };
  return { db, clock: () => at, queue, policy: defaultPolicy(), sha256, newSalt: randomUUID };
}

/** Looks after every record, beside a bot that may do so too, until nothing in them is fresh. */
export async function untilTended(url: string): Promise<void> {
  const db = openDatabase({ url, maxConnections: 2 });
  const fresh = ['messages', 'marks', 'timeline_entries'].map(
    (table) => `select 1 from ${table} where is_fresh`,
  );
  try {
    await eventually(async () => {
      await tendRecords(tendDeps(db, new Date()));
      expect(await ask(url, fresh.join(' union all '))).toEqual([]);
    });
  } finally {
    await db.close();
  }
}
