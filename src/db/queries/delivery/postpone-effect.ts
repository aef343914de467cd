import { and, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../database.js';
import { effects } from '../../schema/delivery.js';

/**
 * Makes an attempted effect wait again and supersedes a newer waiting row that says the same: the older one knows what
 * may have been done already. An uncertain effect stays uncertain: a later attempt that certainly failed says nothing
 * about an earlier one.
 */
export async function postponeEffect(
  tx: Tx,
  id: number,
  until: {
    /** Who attempted it: if another process has claimed it meanwhile, or it was postponed already, nothing changes. */
    processId: number;
    notBefore: Date;
    error: string;
    countsAsAttempt: boolean;
    isUncertain: boolean;
    at: Date;
  },
): Promise<void> {
  const isOurs = and(
    eq(effects.id, id),
    eq(effects.state, 'attempting'),
    eq(effects.attemptedBy, until.processId),
  );
  const one = tx.orm.select().from(effects).where(isOurs).as('one');
  await tx.orm
    .update(effects)
    .set({ state: 'superseded', finishedAt: until.at })
    .from(one)
    .where(
      and(
        eq(effects.workspaceId, one.workspaceId),
        eq(effects.owner, one.owner),
        eq(effects.mergeKey, one.mergeKey),
        eq(effects.state, 'waiting'),
        ne(effects.id, id),
      ),
    );
  await tx.orm
    .update(effects)
    .set({
      state: 'waiting',
      notBefore: until.notBefore,
      error: until.error,
      isUncertain: sql`${effects.isUncertain} or ${until.isUncertain}`,
      attempts: until.countsAsAttempt ? sql`${effects.attempts}` : sql`${effects.attempts} - 1`,
      limits: until.countsAsAttempt ? sql`${effects.limits}` : sql`${effects.limits} + 1`,
    })
    .where(isOurs);
}
