import { expect } from 'vitest';
import { openDatabase } from '../../src/db/open-database.js';
import { findIncident } from '../../src/db/queries/incident/incidents.js';
import { takeSnapshot } from '../../src/db/queries/snapshot.js';
import { sha256 } from '../../src/main/sha256.js';
import { verifyRecord } from '../../src/workflows/timeline/verify-record.js';
import { storedKeys } from './stored.js';

/**
 * Expects every incident's record to verify and every changed part to be marked dirty. Returns the number of sealed parts.
 */
export async function expectVerifiedRecords(url: string): Promise<number> {
  const keys = await storedKeys(url);
  if (keys.length === 0) return 0;
  const db = openDatabase({ url, maxConnections: 1 });
  try {
    let sealed = 0;
    for (const key of keys) {
      const verdict = await db.transaction(async (tx) => {
        await takeSnapshot(tx);
        const incident = await findIncident(tx, key);
        return incident && verifyRecord(tx, incident, { sha256, knownHead: null });
      });
      expect(verdict?.breaks, `the record of incident ${key.number}`).toEqual([]);
      sealed += verdict?.sealed ?? 0;
    }
    return sealed;
  } finally {
    await db.close();
  }
}
