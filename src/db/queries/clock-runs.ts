import { eq, sql } from 'drizzle-orm';
import type { Tx } from '../database.js';
import { clockRuns } from '../schema/delivery.js';

/**
 * Claims one tick of a clock job for this replica; false if another replica has run it since `since`. A run in the future
 * doesn't count: somebody has set the clock back.
 */
export async function claimRun(tx: Tx, tick: { job: string; at: Date; since: Date }): Promise<boolean> {
  const rows = await tx.orm
    .insert(clockRuns)
    .values({ job: tick.job, lastRunAt: tick.at })
    .onConflictDoUpdate({
      target: clockRuns.job,
      set: { lastRunAt: tick.at },
      setWhere: sql`${clockRuns.lastRunAt} < ${tick.since.toISOString()}::timestamptz
        or ${clockRuns.lastRunAt} > ${aheadOf(tick.at)}::timestamptz`,
    })
    .returning({ job: clockRuns.job });
  return rows.length > 0;
}

/** When a job last ran; null: never. */
export async function lastRunAt(tx: Tx, job: string): Promise<Date | null> {
  const [row] = await tx.orm
    .select({ at: clockRuns.lastRunAt })
    .from(clockRuns)
    .where(eq(clockRuns.job, job));
  return row?.at ?? null;
}

/** Stores that a job ran, or still runs. */
export async function storeRun(tx: Tx, { job, at }: { job: string; at: Date }): Promise<void> {
  await tx.orm
    .insert(clockRuns)
    .values({ job, lastRunAt: at })
    .onConflictDoUpdate({ target: clockRuns.job, set: { lastRunAt: at } });
}

/** Takes a claim back, so that the job can run again at once. */
export async function forgetRun(tx: Tx, job: string): Promise<void> {
  await tx.orm.delete(clockRuns).where(eq(clockRuns.job, job));
}

/** The clocks of two replicas may differ by less than that. */
const skewMs = 60_000;

function aheadOf(at: Date): string {
  return new Date(at.getTime() + skewMs).toISOString();
}
