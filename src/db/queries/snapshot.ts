import type { Tx } from '../database.js';

/** Makes a transaction read-only on a single snapshot. Must be its first statement. */
export async function takeSnapshot(tx: Tx): Promise<void> {
  await tx.run('set transaction isolation level repeatable read, read only');
}
