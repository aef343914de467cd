import { queriesOf } from '../../src/db/connection/queries-of.js';
import type { Row } from '../../src/db/connection/session.js';
import type { Database, Tx } from '../../src/db/database.js';

/** A database that records Postgres's plan for each statement. */
export function explained(db: Database): { db: Database; plans: string[] } {
  const plans: string[] = [];
  const noting = <T extends Tx>(tx: T): T => {
    const { client, orm, run } = queriesOf(async ({ text, values, asArrays }) => {
      const plan = await tx.client.unsafe(`explain (format text) ${text}`, values);
      plans.push(plan.map((row) => row['QUERY PLAN']).join('\n'));
      const rows = tx.client.unsafe(text, values);
      return (asArrays ? rows.values() : rows) as Promise<Row[]>;
    }, tx.onUnreadable);
    return { ...tx, client, orm, run };
  };
  const transaction: Database['transaction'] = (work) => db.transaction((tx) => work(noting(tx)));
  return { db: { ...noting(db), transaction }, plans };
}
