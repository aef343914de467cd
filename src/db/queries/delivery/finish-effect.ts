import { eq, sql } from 'drizzle-orm';
import type { DeliveryFailure } from '../../../domain/effect.js';
import { durably } from '../../connection/durable-commit.js';
import { param, prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { effects } from '../../schema/delivery.js';
import { storedFailure } from './effect-schemas.js';
import { kindsSql } from './stored-effect.js';

/** Ends an effect's delivery, successfully or not. */
export async function finishEffect(
  tx: Tx,
  id: number,
  { state, error, at, failure = null }: End,
): Promise<void> {
  await updateFinished(tx, {
    id,
    state,
    error,
    at: at.toISOString(),
    failure: JSON.stringify(failure && storedFailure.write(failure)),
  });
}

interface End {
  state: 'done' | 'rejected' | 'dead' | 'superseded';
  error: string | null;
  at: Date;
  /** Who the failure concerns. */
  failure?: DeliveryFailure | null;
}

const updateFinished = prepared((orm) =>
  orm
    .update(effects)
    .set({
      state: sql`${param('state')}`,
      error: sql`${param('error')}`,
      failure: sql`nullif(${param('failure')}::jsonb, 'null'::jsonb)`,
      finishedAt: sql`${param('at')}::timestamptz`,
    })
    .where(eq(effects.id, param('id')))
    .returning({ isDurable: sql.raw(`case when kind in (${unfindable}) then ${durably} end`) }),
);

/** If the end of such an effect were lost, a person would see it twice. */
const unfindable = kindsSql(({ again }) => again === 'seen_twice');
