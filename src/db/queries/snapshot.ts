import type { Tx } from '../database.js';

/** Makes a transaction see one moment only, whatever is written meanwhile, and write nothing. Its first statement. */
export async function takeSnapshot(tx: Tx): Promise<void> {
  await tx.run('set transaction isolation level repeatable read, read only');
}
