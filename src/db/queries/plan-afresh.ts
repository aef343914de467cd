import type { Tx } from '../database.js';

/**
 * Makes Postgres plan the rest of this transaction by the tables' present size. A plan that was made while a table was
 * empty reads all of it, and Postgres keeps it until statistics are collected again.
 */
export async function planAfresh(tx: Tx): Promise<void> {
  await tx.run('set local plan_cache_mode = force_custom_plan');
}
